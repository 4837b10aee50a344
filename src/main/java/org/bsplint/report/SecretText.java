package org.bsplint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import org.bsplint.source.Letters;
import org.bsplint.source.Regex;

/**
 * Where a text of a configuration holds a secret: the literal value of a variable that is named as a password, or key
 * material in hexadecimal. References ({@code ${…}}, {@code $(…)}) and the words of switches are no secrets, nor are the
 * example keys that TF-A's and other makefiles publish.
 */
final class SecretText {
    /** A stretch of the text: from {@code start} to {@code end}, exclusive. */
    record Stretch(int start, int end) {}

    private static final Set<String> PASSWORDS =
            Set.of("PASS", "PASSWORD", "PASSWD", "PASSPHRASE", "PASSKEY", "PASSCODE", "KEYPASS", "SECRET", "TOKEN");
    private static final Set<String> KEYS = Set.of("KEY", "NONCE", "HUK", "SEED", "SALT", "IV");
    private static final Set<String> SWITCHES = Set.of(
            "", "y", "n", "m", "yes", "no", "true", "false", "on", "off", "none", "0", "1", "default", "enable",
            "disable");

    private static final Letters SEPARATORS = Letters.of("-_.:[]");
    private static final Regex PATHS = Regex.of("/[^/\\s]+/\\S*");
    private static final Regex ASSIGNMENT = Regex.of(
            "(?<![\\w.-])(?<name>[A-Za-z_][\\w.-]*+(?:[:\\[][\\w-]++]?){0,8}+)[\"']?(?<blank>[ \\t]*+)"
                    + "(?<op>[?:+.!]{0,3}=[+.]?|:(?=[ \\t]))[ \\t]*+(?:\\\\\\r?\\n[ \\t]*+){0,20}+"
                    + "(?<value>\\\\?\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+){0,200}+|'[^'\\n]*+|[^\\s\"';,`)}]++)(?<rest>[^\\n]*+)");
    private static final Regex ARGUMENT =
            Regex.of("(?i)(?<![\\w-])(?:--?(?:password|passwd|passphrase|pass|pwd|secret|token)(?:=|[ \\t]++)|pass:)"
                    + "(?<value>\"[^\"\\n]*+|'[^'\\n]*+|[^\\s\"'`;]++)");
    /** Passwords of accounts, clear or hashed (extrausers, useradd). */
    private static final Regex ACCOUNT = Regex.of(
            "\\buser(?:mod|add)\\b[^;\\n\"]{0,200}?[ \\t]-[pP][ \\t]++" + "(?<value>\\\\?'[^'\\n]*+|[^\\s\"';]++)");

    private static final Regex HASH = Regex.of("\\\\?\\$(?:[156y]|2[aby])\\\\?\\$.+");
    private static final Regex SETENV = Regex.of(
            "(?:setenv|env[ \\t]++set)[ \\t]++(?:-\\w[ \\t]++)*+(?<name>[\\w.-]++)[ \\t]++(?<value>[^\\n;]++)");
    private static final Regex HEX = Regex.of("(?<![0-9A-Za-z])(?:(?:0[xX])?[0-9A-Fa-f]{16,}+"
            + "|(?:0[xX][0-9A-Fa-f]{2,8}[ ,]++){3,}+0[xX][0-9A-Fa-f]{2,8})(?![0-9A-Za-z])");
    private static final Regex PUBLISHED =
            Regex.of("(?i)(?:0x)?(?:(?:1234567890abcdef)+[0-9]{0,8}|(?:0123456789abcdef)+|(.)\\1*)");

    private SecretText() {}

    /** Is a variable of this name a password or a key? Overrides, numbers and flags at its end do not count. */
    static boolean isSecretName(String name) {
        return isSecret(lastWord(name));
    }

    private static boolean isSecret(String word) {
        return PASSWORDS.contains(word) || KEYS.contains(word);
    }

    /** Secrets in the value of a variable. */
    static List<Stretch> inValue(String name, String value) {
        String word = lastWord(name);
        if (PASSWORDS.contains(word) && isLiteral(value)) {
            return value.isBlank() ? List.of() : List.of(new Stretch(0, value.length()));
        }
        if (!KEYS.contains(word)) {
            return in(value);
        }
        List<Stretch> found = new ArrayList<>(in(value));
        hex(value, 0, value.length(), found);
        return found;
    }

    /** Secrets in any text: assignments, arguments of commands, variables of U-Boot's environment. */
    static List<Stretch> in(String text) {
        if (!isPromising(text)) {
            return List.of();
        }
        SecretHints hints = SecretHints.in(text, word -> isSecret(word.toUpperCase(Locale.ROOT)));
        List<Stretch> found = new ArrayList<>();
        if (hints.assignment()) {
            Matcher assignment = ASSIGNMENT.matcher(text);
            for (int from = 0; from <= text.length() && assignment.find(from); from = assignment.start("value") + 1) {
                assignment(assignment, text, found); // and then those within its value: EXTRA_OEMAKE += "KEY_PASS=…"
            }
        }
        if (hints.setenv()) {
            Matcher setenv = SETENV.matcher(text);
            while (setenv.find()) {
                secret(setenv.group("name"), text, setenv.start("value"), setenv.end("value"), found);
            }
        }
        for (Regex password : hints.argument() ? List.of(ARGUMENT, ACCOUNT) : List.<Regex>of()) {
            Matcher argument = password.matcher(text);
            while (argument.find()) {
                secret("PASSWORD", text, argument.start("value"), argument.end("value"), found);
            }
        }
        return found;
    }

    /** Most texts hold none of the words: a look at each letter tells. */
    private static boolean isPromising(String text) {
        for (int i = 0; i < text.length(); i++) {
            boolean hit = switch (text.charAt(i)) {
                case 'p', 'P' -> at(text, i, "pass") || at(text, i, "pwd");
                case 's', 'S' -> at(text, i, "secret") || at(text, i, "seed") || at(text, i, "salt");
                case 't', 'T' -> at(text, i, "token");
                case 'k', 'K' -> at(text, i, "key");
                case 'n', 'N' -> at(text, i, "nonce");
                case 'h', 'H' -> at(text, i, "huk");
                case 'u' -> at(text, i, "usermod") || at(text, i, "useradd");
                case '_' -> at(text, i, "_iv");
                default -> false;
            };
            if (hit) {
                return true;
            }
        }
        return false;
    }

    /** @param hint in small letters; its second one rules out most places at once */
    private static boolean at(String text, int start, String hint) {
        return start + 1 < text.length()
                && (text.charAt(start + 1) | ' ') == hint.charAt(1)
                && text.regionMatches(true, start, hint, 0, hint.length());
    }

    private static void assignment(Matcher assignment, String text, List<Stretch> found) {
        String name = assignment.group("name");
        boolean spaced = !assignment.group("blank").isEmpty();
        boolean code = spaced && name.equals(name.toLowerCase(Locale.ROOT));
        boolean quoted =
                text.charAt(assignment.start("value")) == '"' || text.charAt(assignment.start("value")) == '\'';
        if (code && !quoted) {
            return; // `token = next()` of a script's code
        }
        int end = spaced && !quoted ? assignment.end("rest") : assignment.end("value");
        secret(name, text, assignment.start("value"), end, found);
    }

    private static void secret(String name, String text, int from, int to, List<Stretch> found) {
        int start = from;
        while (start < to && "\"'\\".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        String value = text.substring(start, to).stripTrailing();
        if (PASSWORDS.contains(lastWord(name)) && isLiteral(value)) {
            found.add(new Stretch(start, start + value.length()));
        } else if (KEYS.contains(lastWord(name))) {
            hex(text, start, to, found);
        }
    }

    private static void hex(String text, int from, int to, List<Stretch> found) {
        if (!SecretHints.holdsHex(text.substring(from, to))) {
            return;
        }
        Matcher digits = HEX.matcher(text).region(from, to);
        while (digits.find()) {
            if (!PUBLISHED.matches(digits.group())) {
                found.add(new Stretch(digits.start(), digits.end()));
            }
        }
    }

    private static boolean isLiteral(String value) {
        String bare = value.strip();
        boolean refers = bare.contains("$") || bare.contains("`") || bare.contains("(") || bare.startsWith("@");
        return bare.contains("$") && HASH.matches(bare)
                || !refers
                        && !(bare.startsWith("/") && PATHS.matches(bare))
                        && !SWITCHES.contains(bare.toLowerCase(Locale.ROOT));
    }

    private static String lastWord(String name) {
        if (!isPromising(name) && !hasIv(name)) {
            return "";
        }
        List<String> words = SEPARATORS.split(name);
        boolean upper = !name.equals(name.toLowerCase(Locale.ROOT));
        for (int i = words.size() - 1; i >= 0; i--) {
            String word = withoutNumber(words.get(i));
            boolean override = upper && word.equals(word.toLowerCase(Locale.ROOT));
            if (!word.isEmpty() && !override) {
                return word.toUpperCase(Locale.ROOT);
            }
        }
        return "";
    }

    private static boolean hasIv(String name) {
        for (int i = 0; i + 1 < name.length(); i++) {
            if ((name.charAt(i) | ' ') == 'i' && (name.charAt(i + 1) | ' ') == 'v') {
                return true;
            }
        }
        return false;
    }

    static String withoutNumber(String word) {
        int end = word.length();
        while (end > 0 && word.charAt(end - 1) >= '0' && word.charAt(end - 1) <= '9') {
            end--;
        }
        return word.substring(0, end);
    }
}
