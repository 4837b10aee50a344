package org.bsplint.eval.bitbake.python.value;

import java.util.Optional;

/** Arithmetic of {@code int}, {@code bool} and {@code float}; a result that does not fit is unknown. */
public final class Arithmetic {
    private Arithmetic() {}

    /** Empty if an operand is no number or the operator is not for numbers. */
    public static Optional<Py> apply(String operator, Py left, Py right, Exceptions exceptions) {
        Optional<Double> a = Operators.number(left);
        Optional<Double> b = Operators.number(right);
        if (a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        if ("/ // %".contains(operator) && b.get() == 0) {
            throw exceptions.raise("ZeroDivisionError", "division by zero");
        }
        Optional<Long> x = Operators.whole(left);
        Optional<Long> y = Operators.whole(right);
        try {
            if (x.isPresent() && y.isPresent() && !operator.equals("/")) {
                return whole(operator, x.get(), y.get());
            }
        } catch (ArithmeticException tooLarge) {
            return Optional.of(Unmodelled.value("a number of more than 64 bits"));
        }
        return real(operator, a.get(), b.get());
    }

    private static Optional<Py> whole(String operator, long a, long b) {
        return switch (operator) {
            case "+" -> number(Math.addExact(a, b));
            case "-" -> number(Math.subtractExact(a, b));
            case "*" -> number(Math.multiplyExact(a, b));
            case "//" -> number(Math.floorDiv(a, b));
            case "%" -> number(Math.floorMod(a, b));
            case "&" -> number(a & b);
            case "|" -> number(a | b);
            case "^" -> number(a ^ b);
            case "<<" -> b < 0 || b > 62 ? overflow() : number(Math.multiplyExact(a, 1L << b));
            case ">>" -> b < 0 ? overflow() : number(a >> Math.min(b, 63));
            case "**" -> b < 0 || b > 64 ? overflow() : number(power(a, b));
            default -> Optional.empty();
        };
    }

    private static long power(long base, long exponent) {
        long result = 1;
        for (long i = 0; i < exponent; i++) {
            result = Math.multiplyExact(result, base);
        }
        return result;
    }

    private static Optional<Py> real(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> Optional.of(new Py.Real(a + b));
            case "-" -> Optional.of(new Py.Real(a - b));
            case "*" -> Optional.of(new Py.Real(a * b));
            case "/" -> Optional.of(new Py.Real(a / b));
            case "//" -> Optional.of(new Py.Real(Math.floor(a / b)));
            case "%" -> Optional.of(new Py.Real(a - b * Math.floor(a / b)));
            default -> overflow();
        };
    }

    private static Optional<Py> number(long value) {
        return Optional.of(new Py.Int(value));
    }

    private static Optional<Py> overflow() {
        return Optional.of(Unmodelled.value("a number of another kind"));
    }
}
