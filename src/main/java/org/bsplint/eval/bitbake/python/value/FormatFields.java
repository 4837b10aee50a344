package org.bsplint.eval.bitbake.python.value;

import org.bsplint.value.Text;

/** {@code str.format} (Library Reference, 6.1.3): fields by position or name, without attributes and indexes. */
public final class FormatFields {
    private final Exceptions exceptions;
    private int next;
    private boolean numbered;

    public FormatFields(Exceptions exceptions) {
        this.exceptions = exceptions;
    }

    public Py format(Text shape, Arguments arguments) {
        if (!shape.isKnown()) {
            return new Py.Unknown(shape.causes());
        }
        String text = shape.known();
        Text.Builder result = new Text.Builder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                result.append(c);
                i += 2;
            } else if (c == '{') {
                int end = text.indexOf('}', i);
                if (end < 0 || text.substring(i + 1, end).contains("{")) {
                    return Unmodelled.value("a nested format");
                }
                result.append(field(text.substring(i + 1, end), arguments));
                i = end + 1;
            } else if (c == '}') {
                throw exceptions.raise("ValueError", "Single '}' encountered in format string");
            } else {
                result.append(c);
                i++;
            }
        }
        return new Py.Str(result.build());
    }

    private Text field(String field, Arguments arguments) {
        int colon = field.indexOf(':');
        String name = colon < 0 ? field : field.substring(0, colon);
        String specification = colon < 0 ? "" : field.substring(colon + 1);
        int bang = name.indexOf('!');
        String conversion = bang < 0 ? "" : name.substring(bang + 1);
        String key = bang < 0 ? name : name.substring(0, bang);
        if (key.contains(".") || key.contains("[")) {
            return Text.unknown(Unmodelled.cause("a format of attributes"));
        }
        Py value = value(key, arguments);
        Py shown = conversion.equals("r") ? new Py.Str(Show.repr(value)) : value;
        return new Format(exceptions).format(shown, specification);
    }

    private Py value(String key, Arguments arguments) {
        if (key.isEmpty() || key.chars().allMatch(Character::isDigit) && key.length() < 6) {
            numbered |= !key.isEmpty();
            if (numbered && (key.isEmpty() || next > 0)) {
                throw exceptions.raise("ValueError", "cannot mix automatic and manual field numbering");
            }
            int position = key.isEmpty() ? next++ : Integer.parseInt(key);
            return arguments
                    .find(position, "")
                    .orElseThrow(() -> exceptions.raise(
                            "IndexError", "Replacement index " + position + " out of range for positional args tuple"));
        }
        Py value = arguments.named().get(key);
        if (value == null) {
            throw exceptions.missingKey(Py.of(key));
        }
        return value;
    }
}
