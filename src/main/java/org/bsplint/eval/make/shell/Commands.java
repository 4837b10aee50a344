package org.bsplint.eval.make.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The pure commands: their output and status are a function of arguments and input. */
final class Commands {
    private static final Pattern REPEATED_GROUP = Pattern.compile("\\)[*+{?]");

    private final Tree tree;

    Commands(Tree tree) {
        this.tree = tree;
    }

    /** Appends what the command prints and gives its status. */
    int run(List<String> arguments, String in, StringBuilder out) {
        String name = arguments.get(0);
        List<String> rest = arguments.subList(1, arguments.size());
        return switch (name) {
            case "echo" -> echo(rest, out);
            case "printf" -> Formats.print(rest, out);
            case "expr" -> Expressions.print(rest, out);
            case "test" -> Tests.status(rest, tree);
            case "[" -> bracket(rest);
            case "true", ":" -> 0;
            case "false" -> 1;
            case "tr" -> Filters.translate(rest, in, out);
            case "cut" -> Filters.cut(rest, in, out);
            case "wc" -> Filters.count(rest, in, out);
            case "sed" -> Filters.edit(rest, in, out);
            case "grep" -> grep(rest, in, out);
            case "awk" -> Filters.awk(rest, in, out);
            case "head", "tail" -> Filters.end(name, rest, in, out);
            case "cat" -> cat(rest, in, out);
            case "bc" -> Filters.calculate(rest, in, out);
            case "seq" -> sequence(rest, out);
            case "dirname" -> line(out, directory(one(rest)));
            case "basename" -> line(out, one(rest).substring(one(rest).lastIndexOf('/') + 1));
            case "find" -> Finds.print(rest, tree, out);
            case "mkdir", "rm", "cp", "touch" -> 0;
            case "command", "which" -> Toolchain.lookUp(rest, out);
            default -> throw new Unknown("`" + name + "`");
        };
    }

    private static String one(List<String> arguments) {
        if (arguments.size() != 1 || arguments.get(0).endsWith("/")) {
            throw new Unknown("arguments");
        }
        return arguments.get(0);
    }

    private static String directory(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
    }

    static int line(StringBuilder out, String text) {
        out.append(text).append('\n');
        return 0;
    }

    private static int echo(List<String> arguments, StringBuilder out) {
        boolean bare = !arguments.isEmpty() && arguments.get(0).equals("-n");
        String text = String.join(" ", bare ? arguments.subList(1, arguments.size()) : arguments);
        // Shells differ in what `echo` makes of a backslash.
        if (text.indexOf('\\') >= 0 || text.startsWith("-")) {
            throw new Unknown("`echo` of a backslash or option");
        }
        out.append(text).append(bare ? "" : "\n");
        return 0;
    }

    private int bracket(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.get(arguments.size() - 1).equals("]")) {
            throw new Unknown("`[` without `]`");
        }
        return Tests.status(arguments.subList(0, arguments.size() - 1), tree);
    }

    private int cat(List<String> files, String in, StringBuilder out) {
        if (files.isEmpty()) {
            out.append(in);
            return 0;
        }
        int status = 0;
        for (String file : files) {
            if (tree.text(file).isPresent()) {
                out.append(tree.text(file).get());
            } else {
                status = 1;
            }
        }
        return status;
    }

    private static int sequence(List<String> arguments, StringBuilder out) {
        List<Long> numbers = new ArrayList<>();
        arguments.forEach(argument -> numbers.add(Integers.number(argument)));
        long first = numbers.size() > 1 ? numbers.get(0) : 1;
        long step = numbers.size() > 2 ? numbers.get(1) : 1;
        long last = numbers.get(numbers.size() - 1);
        if (numbers.size() > 3 || step < 1 || (last - first) / step > 100_000) {
            throw new Unknown("`seq`");
        }
        for (long number = first; number <= last; number += step) {
            line(out, Long.toString(number));
        }
        return 0;
    }

    /** {@code grep [-o] [-c] [-q] PATTERN} on its input, or on files of the tree with {@code -h}. */
    private int grep(List<String> arguments, String in, StringBuilder out) {
        StringBuilder flags = new StringBuilder();
        List<String> words = new ArrayList<>();
        for (String argument : arguments) {
            boolean isFlag = argument.startsWith("-") && argument.length() > 1 && words.isEmpty();
            (isFlag ? flags : new StringBuilder()).append(isFlag ? argument.substring(1) : "");
            if (!isFlag) {
                words.add(argument);
            }
        }
        boolean understood = flags.chars().allMatch(flag -> "ohqeEPF".indexOf(flag) >= 0);
        boolean readsInput = words.size() == 1;
        if (!understood || words.isEmpty() || !readsInput && flags.indexOf("h") < 0) {
            throw new Unknown("`grep`");
        }
        StringBuilder files = new StringBuilder();
        for (String file : words.subList(1, words.size())) {
            files.append(tree.text(file).orElse(""));
        }
        String text = readsInput ? in : files.toString();
        Pattern pattern =
                pattern(words.get(0), flags.indexOf("F") >= 0, flags.indexOf("E") >= 0 || flags.indexOf("P") >= 0);
        return Filters.grep(text, pattern, flags.indexOf("o") >= 0, flags.indexOf("q") >= 0, out);
    }

    /** A POSIX pattern as Java's; basic ones are taken only if the two cannot differ. */
    static Pattern pattern(String text, boolean isFixed, boolean isExtended) {
        if (isFixed) {
            return Pattern.compile(Pattern.quote(text));
        }
        String java = text;
        if (!isExtended) {
            if (text.chars().anyMatch(c -> "+?{}|()".indexOf(c) >= 0) && !text.matches("\\\\\\(.*\\\\\\)")) {
                throw new Unknown("pattern `" + text + "`");
            }
            java = text.replace("\\(", "(").replace("\\)", ")");
        }
        // Repeated groups can take for ever to match.
        if (REPEATED_GROUP.matcher(java).find() || java.length() > 200) {
            throw new Unknown("pattern `" + text + "`");
        }
        try {
            return Pattern.compile(java);
        } catch (PatternSyntaxException notJava) {
            throw new Unknown("pattern `" + text + "`");
        }
    }
}
