package org.bsplint.eval.make.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model of the compilers and tools that makefiles probe for: a tool whose name says what it is, is there and is that.
 * A build that names a tool it does not have fails before its configuration matters.
 */
final class Toolchain {
    private static final Pattern TOOL = Pattern.compile("(?:.*[-/])?"
            + "(gcc|clang|cc|ld|ld\\.bfd|ld\\.lld|lld|objcopy|llvm-objcopy|objdump|llvm-objdump|ar|gcc-ar|llvm-ar|dtc"
            + "|armclang|armlink|armar|fromelf|poetry)(?:-[0-9.]+)?");

    private Toolchain() {}

    /** What a tool is, as the last part of its name says. */
    private static String kind(String program) {
        Matcher tool = TOOL.matcher(program);
        return tool.matches() ? tool.group(1) : "";
    }

    /** {@code command -v TOOL}: prints the name of a tool that is taken to be there. */
    static int lookUp(List<String> arguments, StringBuilder out) {
        boolean isQuery = arguments.size() == 2 && arguments.get(0).equals("-v");
        String program = isQuery || arguments.size() == 1 ? arguments.get(arguments.size() - 1) : "";
        if (program.isEmpty() && isQuery) {
            return 1;
        }
        if (program.indexOf('\'') >= 0) {
            return 1; // quoted once too often: no program has such a name
        }
        if (kind(program).isEmpty() || program.indexOf(' ') >= 0) {
            throw new Unknown("`command -v " + program + "`");
        }
        return Commands.line(out, program);
    }

    /**
     * {@code TOOL --version | grep -o TEXT} and the like: which tool it is.
     *
     * @return what the pipeline from this stage on prints; empty if it is no such probe
     */
    static Optional<String> probe(List<Script> stages, int from, Function<List<Script.Word>, List<String>> expand) {
        if (from + 2 != stages.size()
                || !(stages.get(from) instanceof Script.Simple tool)
                || !(stages.get(from + 1) instanceof Script.Simple filter)) {
            return Optional.empty();
        }
        List<String> command = expand.apply(tool.words());
        List<String> grep = expand.apply(filter.words());
        boolean isProbe = command.size() >= 2
                && List.of("-v", "--version", "--help").contains(command.get(command.size() - 1))
                && grep.size() == 3
                && grep.get(0).equals("grep")
                && grep.get(1).equals("-o");
        String kind = isProbe ? kind(command.get(0)) : "";
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(says(kind).contains(grep.get(2)) ? grep.get(2) + "\n" : "");
    }

    /** Texts in what a tool says of itself. */
    private static List<String> says(String kind) {
        return switch (kind) {
            case "gcc" -> List.of("gcc version");
            case "clang" -> List.of("clang version");
            case "ld", "ld.bfd" -> List.of("GNU ld");
            case "lld", "ld.lld" -> List.of("OVERVIEW: lld");
            case "objcopy" -> List.of("GNU objcopy");
            case "llvm-objcopy" -> List.of("llvm-objcopy tool");
            case "objdump" -> List.of("GNU objdump");
            case "llvm-objdump" -> List.of("llvm object file dumper");
            case "ar", "gcc-ar" -> List.of("GNU ar");
            case "llvm-ar" -> List.of("LLVM Archiver");
            case "armclang", "armlink", "armar", "fromelf" -> List.of("Tool: " + kind);
            case "dtc" -> List.of("Version: DTC");
            default -> List.of();
        };
    }
}
