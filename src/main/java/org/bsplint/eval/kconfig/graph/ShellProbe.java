package org.bsplint.eval.kconfig.graph;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;

/**
 * The few shell commands whose output is certain without a shell: {@code echo}, and {@code if-success} of
 * scripts/Kconfig.include around {@code true}, {@code false} and tests of plain words. Nothing is ever run. Of the kernel's
 * scripts cc-version.sh, as-version.sh and ld-version.sh the first word is the tool's name, and that of GCC's tools is known.
 */
final class ShellProbe {
    private static final Pattern IF_SUCCESS = Pattern.compile(
            "\\{ (.*); \\} ?>/dev/null 2>&1 && echo \"?([^\"]*?)\"? \\|\\| echo \"?([^\"]*?)\"?", Pattern.DOTALL);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=+-]*( +[A-Za-z0-9_./:=+-]+)*");
    private static final Pattern QUOTED = Pattern.compile("\"([A-Za-z0-9_./:=+-]+)\"");
    private static final Pattern COMPILES =
            Pattern.compile("-x c|-x assembler|-v\\b|--version|-E\\b|-S\\b|-c\\b|-Werror");

    private static final Pattern TOOL = Pattern.compile("\\S*scripts/(cc|as|ld)-version\\.sh( .*)?", Pattern.DOTALL);
    private static final Pattern FIRST_WORD = Pattern.compile("set -- ([A-Za-z]+) .* && echo \\$1", Pattern.DOTALL);
    private static final Map<String, String> NAMES = Map.of("cc", "GCC", "as", "GNU", "ld", "BFD");

    private final KconfigSettings.Probes probes;

    ShellProbe(KconfigSettings.Probes probes) {
        this.probes = probes;
    }

    /** What the command prints, if that is certain. */
    Optional<Text> run(Text command) {
        String text = command.toString();
        Matcher success = IF_SUCCESS.matcher(text);
        if (success.matches()) {
            Truth status = status(success.group(1));
            return status == Truth.UNKNOWN
                    ? Optional.empty()
                    : Optional.of(Text.of(success.group(status == Truth.TRUE ? 2 : 3)));
        }
        Matcher first = FIRST_WORD.matcher(text);
        if (first.matches()) {
            return Optional.of(Text.of(first.group(1)));
        }
        boolean echo = text.startsWith("echo ") && PLAIN.matcher(text).matches() && !text.startsWith("echo -");
        return echo ? Optional.of(Text.of(text.substring(5).strip().replaceAll(" +", " "))) : Optional.empty();
    }

    /** The name that a version script prints first, a blank behind it; the version itself is the build's. */
    Optional<String> name(Text command) {
        Matcher tool = TOOL.matcher(command.toString());
        return probes == KconfigSettings.Probes.GCC && tool.matches()
                ? Optional.of(NAMES.get(tool.group(1)) + " ")
                : Optional.empty();
    }

    /** The tristate values that a command of unknown outcome may print: both answers where it is a probe. */
    static int possible(Text command) {
        Matcher success = IF_SUCCESS.matcher(command.toString());
        return success.matches() ? Tri.of(success.group(2)) | Tri.of(success.group(3)) : Tri.ANY;
    }

    private Truth status(String command) {
        String plain = QUOTED.matcher(command.strip()).replaceAll("$1");
        if (plain.equals("true") || plain.equals(":")) {
            return Truth.TRUE;
        }
        if (plain.equals("false")) {
            return Truth.FALSE;
        }
        if ((plain.startsWith("test ") || plain.startsWith("[ ") && plain.endsWith(" ]"))
                && PLAIN.matcher(plain.replaceAll("[\\[\\]]|(?<= )!(?==)", "").strip())
                        .matches()) {
            return test(plain.replaceAll("^test |^\\[ | \\]$", "").strip().split(" +"));
        }
        return probes == KconfigSettings.Probes.GCC ? gcc(plain) : Truth.UNKNOWN;
    }

    private static Truth test(String[] words) {
        if (words.length != 3) {
            return Truth.UNKNOWN;
        }
        if (words[1].equals("=") || words[1].equals("!=")) {
            return Truth.of(words[0].equals(words[2]) == words[1].equals("="));
        }
        if (!words[0].matches("-?[0-9]{1,18}") || !words[2].matches("-?[0-9]{1,18}")) {
            return Truth.UNKNOWN;
        }
        int order = Long.compare(Long.parseLong(words[0]), Long.parseLong(words[2]));
        return switch (words[1]) {
            case "-eq" -> Truth.of(order == 0);
            case "-ne" -> Truth.of(order != 0);
            case "-lt" -> Truth.of(order < 0);
            case "-le" -> Truth.of(order <= 0);
            case "-gt" -> Truth.of(order > 0);
            case "-ge" -> Truth.of(order >= 0);
            default -> Truth.UNKNOWN;
        };
    }

    private static Truth gcc(String command) {
        if (command.contains("grep -q gcc")) {
            return Truth.TRUE;
        }
        if (command.contains("grep -q clang")) {
            return Truth.FALSE;
        }
        return command.contains("grep") || !COMPILES.matcher(command).find() ? Truth.UNKNOWN : Truth.TRUE;
    }
}
