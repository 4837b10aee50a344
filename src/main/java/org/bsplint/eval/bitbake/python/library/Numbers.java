package org.bsplint.eval.bitbake.python.library;

import java.util.Optional;
import org.bsplint.eval.bitbake.python.run.World;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Operators;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Show;
import org.bsplint.eval.bitbake.python.value.Unmodelled;

/** {@code int()} and {@code float()} (Library Reference, 2). */
final class Numbers {
    private Numbers() {}

    static Py integer(Arguments arguments, World world) {
        Py value = arguments.get(0, "", new Py.Int(0));
        if (Operators.whole(value).isPresent()) {
            return new Py.Int(Operators.whole(value).get());
        }
        if (value instanceof Py.Real real) {
            return new Py.Int((long) real.value());
        }
        if (value.asText().isEmpty()) {
            throw world.exceptions()
                    .raise(
                            "TypeError",
                            "int() argument must be a string, a bytes-like object or a real number, not '"
                                    + Show.typeName(value) + "'");
        }
        long base = arguments.find(1, "base").flatMap(Operators::whole).orElse(10L);
        String text = value.asText().get().strip();
        String digits = (text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text)
                .toLowerCase(java.util.Locale.ROOT);
        String plain = digits.contains("_") ? digits.replaceAll("(?<=[0-9a-z])_(?=[0-9a-z])", "") : digits;
        int radix = (int) base;
        for (String[] prefix : new String[][] {{"0x", "16"}, {"0o", "8"}, {"0b", "2"}}) {
            if (plain.startsWith(prefix[0]) && (base == 0 || base == Integer.parseInt(prefix[1]))) {
                plain = plain.substring(2);
                radix = Integer.parseInt(prefix[1]);
            }
        }
        if (radix == 0 && plain.matches("0+[1-9].*")) {
            plain = "?"; // an octal number as C writes it, which Python refuses
        }
        radix = radix == 0 ? 10 : radix;
        try {
            long parsed =
                    plain.startsWith("-") || plain.startsWith("+") ? Long.parseLong("x") : Long.parseLong(plain, radix);
            return new Py.Int(text.startsWith("-") ? -parsed : parsed);
        } catch (NumberFormatException notOne) {
            if (plain.matches("[0-9a-f]{16,}")) {
                return Unmodelled.value("a number of more than 64 bits");
            }
            throw world.exceptions()
                    .raise("ValueError", "invalid literal for int() with base " + base + ": " + Show.repr(value));
        }
    }

    static Py real(Arguments arguments, World world) {
        Py value = arguments.get(0, "", new Py.Int(0));
        Optional<Double> number = Operators.number(value);
        if (number.isPresent()) {
            return new Py.Real(number.get());
        }
        if (value.asText().isEmpty()) {
            throw world.exceptions()
                    .raise(
                            "TypeError",
                            "float() argument must be a string or a real number, not '" + Show.typeName(value) + "'");
        }
        String text = value.asText().get().strip();
        if (text.matches("(?i)[-+]?(inf|infinity|nan)|.*[0-9]_[0-9].*")) {
            return Unmodelled.value("such a number");
        }
        if (!text.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?")) {
            throw world.exceptions().raise("ValueError", "could not convert string to float: " + Show.repr(value));
        }
        return new Py.Real(Double.parseDouble(text));
    }
}
