package org.bsplint.eval.bitbake.python.value;

import java.util.Iterator;
import java.util.Set;
import java.util.function.Supplier;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;

/** {@code str()} and {@code repr()} of values, as CPython 3 writes them. */
public final class Show {
    private Show() {}

    public static Text str(Py value) {
        if (value instanceof Py.Str str) {
            return str.text();
        }
        if (value instanceof Py.Instance instance && instance.spoilt().isEmpty()) {
            Py message = instance.attributes.getOrDefault("args", Py.NONE);
            if (message instanceof Py.Tuple arguments && arguments.items().size() == 1) {
                return instance.type.isA("KeyError")
                        ? repr(arguments.items().get(0))
                        : str(arguments.items().get(0));
            }
        }
        return repr(value);
    }

    public static Text repr(Py value) {
        if (!value.causes().isEmpty()) {
            return Text.unknown(value.causes());
        }
        if (value instanceof Py.Str str) {
            return Text.of(quoted(str.text().known()));
        }
        if (value instanceof Py.Int number) {
            return Text.of(Long.toString(number.value()));
        }
        if (value instanceof Py.Real real) {
            return Text.of(real(real.value()));
        }
        if (value instanceof Py.Bool bool) {
            return Text.of(bool.value() ? "True" : "False");
        }
        if (value instanceof Py.None) {
            return Text.of("None");
        }
        return collection(value);
    }

    private static Text collection(Py value) {
        if (value instanceof Py.Sequence list && !list.isLazy()) {
            return joined("[", list.items, "]");
        }
        if (value instanceof Py.Tuple tuple) {
            return joined("(", tuple.items(), tuple.items().size() == 1 ? ",)" : ")");
        }
        if (value instanceof Py.Group group && group.items.size() <= 1 && !group.isFrozen()) {
            return group.items.isEmpty() ? Text.of("set()") : joined("{", group.items, "}");
        }
        if (value instanceof Py.Dict dict) {
            Text.Builder text = new Text.Builder().append("{");
            String separator = "";
            for (var entry : dict.entries.entrySet()) {
                text.append(separator).append(repr(entry.getKey())).append(": ").append(repr(entry.getValue()));
                separator = ", ";
            }
            return text.append("}").build();
        }
        return Text.unknown(Unmodelled.cause("the text of an object"));
    }

    private static Text joined(String open, Iterable<Py> items, String close) {
        Text.Builder text = new Text.Builder().append(open);
        for (Iterator<Py> each = items.iterator(); each.hasNext(); ) {
            text.append(repr(each.next())).append(each.hasNext() ? ", " : "");
        }
        return text.append(close).build();
    }

    /** Python's shortest form that reads back: exponent below 1e-4 and from 1e16 on. */
    public static String real(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        double size = Math.abs(value);
        java.math.BigDecimal exact = new java.math.BigDecimal(Double.toString(value));
        if (size >= 1e-4 && size < 1e16) {
            String plain = exact.stripTrailingZeros().toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String digits = exact.unscaledValue().abs().toString().replaceAll("0+$", "");
        int exponent = exact.precision() - exact.scale() - 1;
        String mantissa = digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "");
        return (value < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    private static String quoted(String text) {
        char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        StringBuilder shown = new StringBuilder().append(quote);
        text.codePoints().forEach(point -> {
            if (point == quote || point == '\\') {
                shown.append('\\').appendCodePoint(point);
            } else if (point == '\n') {
                shown.append("\\n");
            } else if (point == '\t') {
                shown.append("\\t");
            } else if (point == '\r') {
                shown.append("\\r");
            } else if (point < 0x20 || point == 0x7f) {
                shown.append(String.format("\\x%02x", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.append(quote).toString();
    }

    /** The value itself if it is known through and through, unknown if anything in it is not. */
    public static Py ifCertain(Set<Cause> causes, Supplier<Py> value) {
        return causes.isEmpty() ? value.get() : new Py.Unknown(causes);
    }

    /** Python's name of a value's class. */
    public static String typeName(Py value) {
        if (value instanceof Py.Instance instance) {
            return instance.type.name;
        }
        return value instanceof Py.Str
                ? "str"
                : value instanceof Py.Int
                        ? "int"
                        : value instanceof Py.Bool
                                ? "bool"
                                : value instanceof Py.Real
                                        ? "float"
                                        : value instanceof Py.None
                                                ? "NoneType"
                                                : value instanceof Py.Sequence
                                                        ? "list"
                                                        : value instanceof Py.Tuple
                                                                ? "tuple"
                                                                : value instanceof Py.Dict
                                                                        ? "dict"
                                                                        : value instanceof Py.Group
                                                                                ? "set"
                                                                                : value instanceof Py.Type
                                                                                        ? "type"
                                                                                        : value instanceof Py.Module
                                                                                                ? "module"
                                                                                                : value
                                                                                                                instanceof
                                                                                                                Py.Store
                                                                                                        ? "DataSmart"
                                                                                                        : "function";
    }
}
