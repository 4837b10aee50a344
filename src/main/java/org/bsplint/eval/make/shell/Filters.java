package org.bsplint.eval.make.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands that change the text they are given. */
final class Filters {
    private static final Pattern SUBSTITUTE = Pattern.compile("s(.)(.*?)(?<!\\\\)\\1(.*?)(?<!\\\\)\\1(g?)");
    private static final Pattern PRINT_FIELD = Pattern.compile("\\{\\s*print\\s+\\$(NF|[0-9]+)\\s*;?\\s*\\}");

    private Filters() {}

    private static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return List.of(body.split("\n", -1));
    }

    /** {@code tr SET1 SET2} and {@code tr -d SET}. */
    static int translate(List<String> arguments, String in, StringBuilder out) {
        boolean deletes = !arguments.isEmpty() && arguments.get(0).equals("-d");
        if (arguments.size() != 2) {
            throw new Unknown("`tr`");
        }
        String from = set(arguments.get(deletes ? 1 : 0));
        String to = deletes ? "" : set(arguments.get(1));
        if (!deletes && to.isEmpty()) {
            throw new Unknown("`tr`");
        }
        for (char c : in.toCharArray()) {
            int index = from.lastIndexOf(c);
            if (index < 0) {
                out.append(c);
            } else if (!deletes) {
                out.append(to.charAt(Math.min(index, to.length() - 1)));
            }
        }
        return 0;
    }

    private static String set(String text) {
        String spelled = text.replace("[:lower:]", "a-z")
                .replace("[:upper:]", "A-Z")
                .replace("[:digit:]", "0-9")
                .replace("[:space:]", " \t\n\r\f\u000b");
        if (spelled.contains("[:") || spelled.contains("[=")) {
            throw new Unknown("`tr " + text + "`");
        }
        StringBuilder set = new StringBuilder();
        for (int at = 0; at < spelled.length(); at++) {
            char c = spelled.charAt(at);
            if (c == '\\' && at + 1 < spelled.length()) {
                char next = spelled.charAt(++at);
                set.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
            } else if (at + 2 < spelled.length() && spelled.charAt(at + 1) == '-') {
                for (char each = c; each <= spelled.charAt(at + 2); each++) {
                    set.append(each);
                }
                at += 2;
            } else {
                set.append(c);
            }
        }
        return set.toString();
    }

    /** {@code cut -d C -f N} and {@code cut -c A-B}. */
    static int cut(List<String> arguments, String in, StringBuilder out) {
        String delimiter = "\t";
        String list = "";
        boolean characters = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.length() < 2 || argument.charAt(0) != '-') {
                throw new Unknown("`cut`");
            }
            boolean separate = argument.length() == 2 && i + 1 < arguments.size();
            String value = separate ? arguments.get(++i) : argument.substring(2);
            switch (argument.charAt(1)) {
                case 'd' -> delimiter = value;
                case 'f' -> list = value;
                case 'c', 'b' -> {
                    list = value;
                    characters = true;
                }
                default -> throw new Unknown("`cut " + argument + "`");
            }
        }
        int[] range = range(list);
        for (String line : lines(in)) {
            if (characters) {
                int from = Math.min(range[0] - 1, line.length());
                Commands.line(out, line.substring(from, Math.max(from, Math.min(range[1], line.length()))));
            } else {
                Commands.line(out, field(line, delimiter, range));
            }
        }
        return 0;
    }

    private static String field(String line, String delimiter, int[] range) {
        if (delimiter.length() != 1 || !line.contains(delimiter)) {
            return line;
        }
        String[] fields = line.split(Pattern.quote(delimiter), -1);
        List<String> kept = new ArrayList<>();
        for (int i = range[0]; i <= Math.min(range[1], fields.length); i++) {
            kept.add(fields[i - 1]);
        }
        return String.join(delimiter, kept);
    }

    private static int[] range(String list) {
        Matcher range = Pattern.compile("([0-9]{0,6})(-?)([0-9]{0,6})").matcher(list);
        if (!range.matches() || list.isEmpty() || list.equals("-")) {
            throw new Unknown("`cut` list");
        }
        int from = range.group(1).isEmpty() ? 1 : Integer.parseInt(range.group(1));
        int open = range.group(2).isEmpty() ? from : Integer.MAX_VALUE;
        int to = range.group(3).isEmpty() ? open : Integer.parseInt(range.group(3));
        if (from < 1) {
            throw new Unknown("`cut` list");
        }
        return new int[] {from, to};
    }

    /** {@code wc -w}, {@code -l}, {@code -c}. */
    static int count(List<String> arguments, String in, StringBuilder out) {
        if (arguments.size() != 1) {
            throw new Unknown("`wc`");
        }
        String stripped = in.strip();
        return switch (arguments.get(0)) {
            case "-w" -> Commands.line(out, Integer.toString(stripped.isEmpty() ? 0 : stripped.split("\\s+").length));
            case "-l" ->
                Commands.line(
                        out, Long.toString(in.chars().filter(c -> c == '\n').count()));
            default -> throw new Unknown("`wc`");
        };
    }

    /** {@code sed [-e] 's/a/b/[g]'}: plain substitutions. */
    static int edit(List<String> arguments, String in, StringBuilder out) {
        List<String> commands = new ArrayList<>(arguments);
        commands.removeIf(argument -> argument.equals("-e"));
        String text = in;
        for (String command : commands) {
            Matcher parts = SUBSTITUTE.matcher(command);
            if (!parts.matches()
                    || parts.group(3).indexOf('&') >= 0
                    || parts.group(3).indexOf('\\') >= 0) {
                throw new Unknown("`sed " + command + "`");
            }
            Pattern pattern = Commands.pattern(parts.group(2), false, false);
            String replacement = Matcher.quoteReplacement(parts.group(3));
            StringBuilder changed = new StringBuilder();
            for (String line : lines(text)) {
                Matcher matcher = pattern.matcher(line);
                Commands.line(
                        changed,
                        parts.group(4).isEmpty() ? matcher.replaceFirst(replacement) : matcher.replaceAll(replacement));
            }
            text = changed.toString();
        }
        out.append(text);
        return 0;
    }

    static int grep(String text, Pattern pattern, boolean onlyMatches, boolean quiet, StringBuilder out) {
        int status = 1;
        for (String line : lines(text)) {
            Matcher matcher = pattern.matcher(line);
            boolean found = matcher.find();
            if (!found) {
                continue;
            }
            status = 0;
            while (onlyMatches && found && !quiet) {
                if (!matcher.group().isEmpty()) {
                    Commands.line(out, matcher.group());
                }
                found = matcher.find();
            }
            if (!onlyMatches && !quiet) {
                Commands.line(out, line);
            }
        }
        return status;
    }

    /** {@code awk '{print $N}'}, also with {@code -F C}. */
    static int awk(List<String> arguments, String in, StringBuilder out) {
        boolean separated = arguments.size() == 3 && arguments.get(0).equals("-F");
        String program = arguments.isEmpty() ? "" : arguments.get(arguments.size() - 1);
        Matcher print = PRINT_FIELD.matcher(program);
        if (!print.matches() || !separated && arguments.size() != 1) {
            throw new Unknown("`awk`");
        }
        for (String line : lines(in)) {
            String[] fields = separated
                    ? line.split(Pattern.quote(arguments.get(1)), -1)
                    : line.strip().split("\\s+");
            String which = print.group(1);
            int index = which.equals("NF") ? fields.length : Integer.parseInt(which);
            Commands.line(out, index == 0 ? line : index <= fields.length ? fields[index - 1] : "");
        }
        return 0;
    }

    /** {@code bc}: one whole number, in base 10 or 16. */
    static int calculate(List<String> arguments, String in, StringBuilder out) {
        Matcher program =
                Pattern.compile("(?:obase=16;)?\\s*([-+*/()0-9 ]+)\\n").matcher(in);
        if (!arguments.isEmpty() || !program.matches() || program.group(1).matches(".*\\b0[0-9].*")) {
            throw new Unknown("`bc`");
        }
        long value = Integers.evaluate(program.group(1));
        String digits = in.startsWith("obase") ? Long.toHexString(Math.abs(value)) : Long.toString(Math.abs(value));
        return Commands.line(out, (value < 0 ? "-" : "") + digits.toUpperCase(java.util.Locale.ROOT));
    }

    /** {@code head -n N}, {@code tail -n N}. */
    static int end(String name, List<String> arguments, String in, StringBuilder out) {
        String number = String.join("", arguments).replace("-n", "").replace("-", "");
        if (!number.matches("[0-9]{1,6}") || arguments.size() > 2) {
            throw new Unknown("`" + name + "`");
        }
        List<String> all = lines(in);
        int count = Math.min(Integer.parseInt(number), all.size());
        List<String> kept = name.equals("head") ? all.subList(0, count) : all.subList(all.size() - count, all.size());
        kept.forEach(line -> Commands.line(out, line));
        return 0;
    }
}
