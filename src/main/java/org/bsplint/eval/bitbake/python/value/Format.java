package org.bsplint.eval.bitbake.python.value;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.value.Text;

/** Formatting of texts: {@code %} (Library Reference, 4.7.2), {@code str.format} and format specifications (6.1.3). */
public final class Format {
    private static final Pattern PERCENT = Pattern.compile(
            "%(?:\\((?<name>[^)]*)\\))?(?<flags>[-+ #0]*)(?<width>\\*|[0-9]*)(?:\\.(?<digits>\\*|[0-9]*))?(?<kind>[a-zA-Z%])");
    private static final Pattern SPECIFICATION = Pattern.compile(
            "(?:(?<fill>.)?(?<align>[<>=^]))?(?<sign>[-+ ]?)(?<alternate>#?)(?<zero>0?)(?<width>[0-9]*)(?<comma>[,_]?)(?:\\.(?<digits>[0-9]+))?(?<kind>[a-zA-Z%]?)");
    private final Exceptions exceptions;

    public Format(Exceptions exceptions) {
        this.exceptions = exceptions;
    }

    /** {@code shape % values}. */
    public Py percent(Text shape, Py values) {
        if (!shape.isKnown() || values instanceof Py.Unknown) {
            return new Py.Unknown(shape.isKnown() ? values.causes() : shape.causes());
        }
        List<Py> items = values instanceof Py.Tuple tuple ? tuple.items() : List.of(values);
        String text = shape.known();
        Text.Builder result = new Text.Builder();
        Matcher matcher = PERCENT.matcher(text);
        int from = 0;
        int used = 0;
        for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', from)) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw exceptions.raise("ValueError", "incomplete format");
            }
            result.append(text.substring(from, at));
            from = matcher.end();
            String kind = matcher.group("kind");
            if (kind.equals("%")) {
                result.append("%");
                continue;
            }
            if ("*".equals(matcher.group("width")) || "*".equals(matcher.group("digits"))) {
                return Unmodelled.value("% with a computed width");
            }
            Py value;
            if (matcher.group("name") != null) {
                value = byName(values, matcher.group("name"));
            } else if (used < items.size()) {
                value = items.get(used++);
            } else {
                throw exceptions.raise("TypeError", "not enough arguments for format string");
            }
            result.append(converted(value, matcher));
        }
        boolean all = used == items.size() || values instanceof Py.Dict || used == 0 && values instanceof Py.Sequence;
        if (!all) {
            throw exceptions.raise("TypeError", "not all arguments converted during string formatting");
        }
        return new Py.Str(result.append(text.substring(from)).build());
    }

    private Py byName(Py values, String name) {
        if (values instanceof Py.Dict dict && dict.spoilt().isEmpty()) {
            Py value = dict.entries.get(Py.of(name));
            if (value == null) {
                throw exceptions.missingKey(Py.of(name));
            }
            return value;
        }
        return Unmodelled.value("% with names");
    }

    private Text converted(Py value, Matcher matcher) {
        String kind = matcher.group("kind");
        if (kind.equals("s") || kind.equals("r")) {
            Text text = kind.equals("s") ? Show.str(value) : Show.repr(value);
            String flags = matcher.group("flags");
            return pad(
                    cut(text, matcher.group("digits")), flags.contains("-") ? "<" : ">", ' ', matcher.group("width"));
        }
        if (value.isUncertain()) {
            return Text.unknown(value.causes());
        }
        if (Operators.number(value).isEmpty() && !kind.equals("c")) {
            throw exceptions.raise("TypeError", "%" + kind + " format: a number is required");
        }
        String flags = matcher.group("flags");
        char fill = flags.contains("0") && !flags.contains("-") ? '0' : ' ';
        String sign = flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
        String digits = matcher.group("digits");
        Optional<String> shown = number(
                value,
                kind.equals("i") || kind.equals("u") ? "d" : kind,
                digits == null ? "" : digits,
                sign,
                flags.contains("#"));
        String align = flags.contains("-") ? "<" : fill == '0' ? "=" : ">";
        return shown.map(text -> pad(Text.of(text), align, fill, matcher.group("width")))
                .orElseGet(() -> Text.unknown(Unmodelled.cause("%" + kind)));
    }

    private static Text cut(Text text, @org.jspecify.annotations.Nullable String digits) {
        if (digits == null || digits.isEmpty() || !text.isKnown()) {
            return digits == null || digits.isEmpty() ? text : Text.unknown(text.causes());
        }
        String known = text.known();
        int most = Integer.parseInt(digits);
        return Codepoints.length(known) <= most ? text : Text.of(known.substring(0, Codepoints.offset(known, most)));
    }

    private static Text pad(Text text, String align, char fill, String width) {
        int wanted = width.isEmpty() || width.length() > 6 ? 0 : Integer.parseInt(width);
        if (wanted == 0) {
            return text;
        }
        if (!text.isKnown()) {
            return Text.unknown(text.causes());
        }
        String known = text.known();
        int missing = wanted - Codepoints.length(known);
        if (missing <= 0) {
            return text;
        }
        String filler = String.valueOf(fill);
        boolean signed = !known.isEmpty() && "+-".indexOf(known.charAt(0)) >= 0;
        return Text.of(
                switch (align) {
                    case "<" -> known + filler.repeat(missing);
                    case "^" -> filler.repeat(missing / 2) + known + filler.repeat(missing - missing / 2);
                    case "=" ->
                        signed
                                ? known.charAt(0) + filler.repeat(missing) + known.substring(1)
                                : filler.repeat(missing) + known;
                    default -> filler.repeat(missing) + known;
                });
    }

    /** A number in one of the presentation types; empty for those that are not modelled. */
    private static Optional<String> number(Py value, String kind, String digits, String sign, boolean alternate) {
        double real = Operators.number(value).orElse(0.0);
        Optional<Long> exact = Operators.whole(value);
        if ("dxXo".contains(kind)) {
            long whole = exact.orElse((long) real);
            String base = Long.toString(Math.abs(whole), kind.equals("d") ? 10 : kind.equals("o") ? 8 : 16);
            String body = (alternate && !kind.equals("d") ? "0" + kind : "")
                    + (kind.equals("X") ? base.toUpperCase(java.util.Locale.ROOT) : base);
            return Optional.of((whole < 0 ? "-" : sign) + body);
        }
        if (kind.equals("f") || kind.equals("F")) {
            int places = digits.isEmpty() ? 6 : Integer.parseInt(digits);
            String body = new java.math.BigDecimal(Math.abs(real))
                    .setScale(places, java.math.RoundingMode.HALF_EVEN)
                    .toPlainString();
            return Optional.of((real < 0 ? "-" : sign) + body);
        }
        return Optional.empty();
    }

    /** {@code format(value, specification)}. */
    public Text format(Py value, String specification) {
        if (specification.isEmpty()) {
            return Show.str(value);
        }
        Matcher matcher = SPECIFICATION.matcher(specification);
        if (!matcher.matches() || !matcher.group("comma").isEmpty()) {
            return Text.unknown(Unmodelled.cause("format " + specification));
        }
        String kind = matcher.group("kind");
        String digits = matcher.group("digits") == null ? "" : matcher.group("digits");
        String align = matcher.group("align") == null ? "" : matcher.group("align");
        String given = matcher.group("fill");
        boolean zero = !matcher.group("zero").isEmpty();
        char fill = given != null && !given.isEmpty() ? given.charAt(0) : zero ? '0' : ' ';
        if (value.isUncertain() && !(value instanceof Py.Str)) {
            return Text.unknown(value.causes());
        }
        if (Operators.number(value).isPresent() && !(value instanceof Py.Bool && kind.isEmpty())) {
            String shown = kind.isEmpty() ? value instanceof Py.Int ? "d" : "" : kind;
            String sign = matcher.group("sign").equals("-") ? "" : matcher.group("sign");
            Optional<String> text = number(
                    value, shown, digits, sign, !matcher.group("alternate").isEmpty());
            String numberAlign = align.isEmpty() ? zero ? "=" : ">" : align;
            return text.map(one -> pad(Text.of(one), numberAlign, fill, matcher.group("width")))
                    .orElseGet(() -> Text.unknown(Unmodelled.cause("format " + specification)));
        }
        if (!kind.isEmpty() && !kind.equals("s")) {
            throw exceptions.raise("ValueError", "Unknown format code '" + kind + "'");
        }
        return pad(cut(Show.str(value), digits), align.isEmpty() ? "<" : align, fill, matcher.group("width"));
    }
}
