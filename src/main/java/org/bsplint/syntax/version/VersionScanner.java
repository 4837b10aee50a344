package org.bsplint.syntax.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads versions and ranges by hand, as {@code grammar/version} defines them: every start reads hundreds, which takes the
 * generated parser longer than the rest of a small check. A test compares the two.
 */
final class VersionScanner {
    private final String text;
    private int at;

    VersionScanner(String text) {
        this.text = text;
        blanks();
    }

    /** Empty if the whole text is no version. */
    Optional<Version> version() {
        Optional<Version> version = next();
        return at == text.length() ? version : Optional.empty();
    }

    /** Empty if the whole text is no range. */
    Optional<VersionRange> range() {
        List<VersionRange.Constraint> constraints = new ArrayList<>();
        do {
            String operator = operator();
            Optional<Version> version = next();
            if (version.isEmpty()) {
                return Optional.empty();
            }
            constraints.add(new VersionRange.Constraint(operator, version.get()));
        } while (take(','));
        return at == text.length() ? Optional.of(new VersionRange(constraints)) : Optional.empty();
    }

    private Optional<Version> next() {
        StringBuilder read = new StringBuilder(word());
        List<Long> numbers = new ArrayList<>();
        String number = number();
        if (number.isEmpty()) {
            return Optional.empty();
        }
        read.append(number);
        numbers.add(Version.number(number));
        while (isDotted()) {
            take('.');
            number = number();
            read.append('.').append(number);
            numbers.add(Version.number(number));
        }
        List<String> pieces = new ArrayList<>();
        while (true) {
            String separator = separator();
            String word = word();
            String piece = word.isEmpty() ? number() : word;
            if (piece.isEmpty()) {
                return separator.isEmpty()
                        ? Optional.of(new Version(read.toString(), List.copyOf(numbers), List.copyOf(pieces)))
                        : Optional.empty();
            }
            read.append(separator).append(piece);
            pieces.add(piece.toLowerCase(Locale.ROOT));
        }
    }

    /** Is the next token a dot and the one after it a number? */
    private boolean isDotted() {
        int next = at + 1;
        while (next < text.length() && isBlank(text.charAt(next))) {
            next++;
        }
        return is('.') && next < text.length() && isDigit(text.charAt(next));
    }

    private String operator() {
        String operator = "=";
        if (is('<') || is('>') || is('!') && at + 1 < text.length() && text.charAt(at + 1) == '=') {
            operator = text.substring(at, at + 1);
            at++;
            if (is('=')) {
                operator += "=";
                at++;
            }
        } else if (is('=')) {
            at++;
            at += is('=') ? 1 : 0;
        }
        blanks();
        return operator;
    }

    private String separator() {
        if (at < text.length() && "-_+~.".indexOf(text.charAt(at)) >= 0) {
            String separator = text.substring(at, at + 1);
            at++;
            blanks();
            return separator;
        }
        return "";
    }

    private boolean take(char wanted) {
        boolean taken = is(wanted);
        if (taken) {
            at++;
            blanks();
        }
        return taken;
    }

    private boolean is(char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }

    private String number() {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return token(start);
    }

    private String word() {
        int start = at;
        while (at < text.length() && isLetter(text.charAt(at))) {
            at++;
        }
        return token(start);
    }

    private String token(int start) {
        String token = text.substring(start, at);
        blanks();
        return token;
    }

    private void blanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char letter) {
        return letter == ' ' || letter == '\t';
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static boolean isLetter(char letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
    }
}
