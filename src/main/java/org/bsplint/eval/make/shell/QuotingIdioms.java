package org.bsplint.eval.make.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scripts by which TF-A's makefiles cut shell-quoted lists (its {@code make_helpers/utilities.mk} from v2.12 on:
 * {@code shell-word}, {@code shell-words}, {@code shell-slice}, {@code shell-map}), recognised by their text.
 */
final class QuotingIdioms {
    private static final Pattern LIST = Pattern.compile("\\s*set -[Cefu]+ -- (.*?);\\s*(.*)", Pattern.DOTALL);
    private static final Pattern SLICE = Pattern.compile(
            "n='?([0-9]+)'?;\\s*m=(?:'([0-9]+)'|\\S.*?);\\s*printf '%s\\\\n' \"\\$@\"\\s*\\|\\s*sed -n .*",
            Pattern.DOTALL);
    private static final Pattern MAP = Pattern.compile(
            "function='([^']*)';\\s*index=1;\\s*for argument in \"\\$@\"; do.*printf '\\$\\(call %s,%s,%s\\)\\\\n'.*done\\s*;?\\s*",
            Pattern.DOTALL);

    private QuotingIdioms() {}

    static Optional<String> output(String command) {
        Matcher list = LIST.matcher(command);
        if (!list.matches()) {
            return Optional.empty();
        }
        Optional<List<String>> words = words(list.group(1));
        return words.flatMap(found -> apply(found, list.group(2)));
    }

    private static Optional<String> apply(List<String> words, String script) {
        Matcher slice = SLICE.matcher(script);
        if (slice.matches()) {
            int from = number(slice.group(1));
            int to = slice.group(2) == null ? words.size() + 1 : number(slice.group(2));
            return Optional.of(sliced(words, from, to));
        }
        Matcher map = MAP.matcher(script);
        if (map.matches()) {
            return Optional.of(mapped(words, map.group(1)));
        }
        return script.matches("printf '%s' \"\\$\\\\?#\";?\\s*")
                ? Optional.of(Integer.toString(words.size()))
                : Optional.empty();
    }

    private static int number(String digits) {
        return digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    /** Words {@code from} to before {@code to}, quoted, a line each. */
    private static String sliced(List<String> words, int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i <= words.size() && i < Math.max(to, from); i++) {
            out.append("'").append(words.get(i - 1).replace("'", "'\\''")).append("'\n");
        }
        return out.toString();
    }

    private static String mapped(List<String> words, String function) {
        StringBuilder out = new StringBuilder();
        int index = 1;
        for (String word : words) {
            String sanitized = word.replace("$", "$$")
                    .replace(",", "${comma}")
                    .replace("(", "${lparen}")
                    .replace(")", "${rparen}");
            out.append("$(call ")
                    .append(function)
                    .append(',')
                    .append(sanitized)
                    .append(',')
                    .append(index++)
                    .append(")\n");
        }
        return out.toString();
    }

    private static Optional<List<String>> words(String text) {
        try {
            List<String> words = new ArrayList<>();
            if (ScriptParser.parse("x " + text) instanceof Script.Simple simple) {
                for (Script.Word word : simple.words().subList(1, simple.words().size())) {
                    StringBuilder plain = new StringBuilder();
                    for (Script.Piece piece : word.pieces()) {
                        if (!(piece instanceof Script.Text known)) {
                            return Optional.empty();
                        }
                        plain.append(known.text());
                    }
                    words.add(plain.toString());
                }
                return Optional.of(words);
            }
            return Optional.empty();
        } catch (Unknown notPlain) {
            return Optional.empty();
        }
    }
}
