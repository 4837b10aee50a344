package org.bsplint.eval.make.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bsplint.syntax.make.Blanks;

/** make's functions of words and patterns, on known texts (GNU make manual, 8.2 and 8.3; {@code function.c}). */
public final class Words {
    private Words() {}

    /** A pattern's text around its first unquoted {@code %}; without one the whole text is {@code before}. */
    public record Pattern(String before, String after, boolean hasPercent) {
        public static Pattern of(String text) {
            if (text.indexOf('%') < 0) {
                return new Pattern(text, "", false);
            }
            org.bsplint.syntax.make.Lines.Found found = org.bsplint.syntax.make.Lines.find(text, "%", false);
            return found.at() < 0
                    ? new Pattern(found.text(), "", false)
                    : new Pattern(
                            found.text().substring(0, found.at()), found.text().substring(found.at() + 1), true);
        }

        public boolean matches(String word) {
            return hasPercent
                    ? word.length() >= before.length() + after.length()
                            && word.startsWith(before)
                            && word.endsWith(after)
                    : word.equals(before);
        }

        /** The part of a matching word that {@code %} stands for. */
        public String stem(String word) {
            return word.substring(before.length(), word.length() - after.length());
        }
    }

    public static String subst(String from, String to, String text) {
        return from.isEmpty() ? text + to : text.replace(from, to);
    }

    public static String patsubst(String pattern, String replacement, String text) {
        return patsubst(Pattern.of(pattern), replacement, text);
    }

    private static String patsubst(Pattern pattern, String replacement, String text) {
        if (!pattern.hasPercent()) {
            // Without % make replaces whole words and keeps the blanks between them.
            Pattern plain = Pattern.of(replacement);
            String whole = plain.hasPercent() ? plain.before() + "%" + plain.after() : plain.before();
            return replaceWords(pattern.before(), whole, text);
        }
        return patsubst(pattern, Pattern.of(replacement), text);
    }

    private static String patsubst(Pattern pattern, Pattern replacement, String text) {
        StringBuilder out = new StringBuilder();
        boolean any = false;
        for (String word : Blanks.words(text)) {
            boolean matches = pattern.matches(word);
            if (!matches) {
                out.append(word);
            } else {
                out.append(replacement.before());
                if (replacement.hasPercent()) {
                    out.append(pattern.stem(word)).append(replacement.after());
                }
            }
            boolean blank = !matches
                    || !replacement.before().isEmpty()
                    || replacement.hasPercent()
                            && word.length() + replacement.after().length() > 0;
            if (blank) {
                out.append(' ');
                any = true;
            }
        }
        if (any) {
            out.setLength(out.length() - 1);
        }
        return out.toString();
    }

    private static String replaceWords(String word, String replacement, String text) {
        if (word.isEmpty()) {
            return appendToWords(replacement, text);
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int found = text.indexOf(word); found >= 0; found = text.indexOf(word, at)) {
            int end = found + word.length();
            boolean whole = (found == 0 || Blanks.isSpace(text.charAt(found - 1)))
                    && (end == text.length() || Blanks.isSpace(text.charAt(end)));
            out.append(text, at, found).append(whole ? replacement : word);
            at = end;
            if (at >= text.length()) {
                break;
            }
        }
        return out.append(text, at, text.length()).toString();
    }

    private static String appendToWords(String suffix, String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        do {
            int end = Blanks.tokenEnd(text, Blanks.skip(text, at));
            out.append(text, at, end);
            // At the end of a word nothing is replaced, as make finds no blank before it: only behind blanks at the
            // end.
            if (end == 0 || Blanks.isSpace(text.charAt(end - 1))) {
                out.append(suffix);
            }
            at = end;
        } while (at < text.length());
        return out.toString();
    }

    /** {@code $(NAME:a=b)}: without a {@code %} both are endings. */
    public static String substitute(String pattern, String replacement, String text) {
        Pattern parsed = Pattern.of(pattern);
        return parsed.hasPercent()
                ? patsubst(parsed, replacement, text)
                : patsubst(new Pattern("", parsed.before(), true), new Pattern("", replacement, true), text);
    }

    public static String filter(String patterns, String text, boolean keep) {
        Set<String> plain = new HashSet<>();
        List<Pattern> parsed = new ArrayList<>();
        for (String word : Blanks.words(patterns)) {
            Pattern pattern = Pattern.of(word);
            if (pattern.hasPercent()) {
                parsed.add(pattern);
            } else {
                plain.add(pattern.before());
            }
        }
        if (keep
                && plain.stream().noneMatch(text::contains)
                && parsed.stream().noneMatch(pattern -> text.contains(pattern.before()))) {
            return ""; // lists of boards are asked again and again for one that is seldom there
        }
        List<String> kept = new ArrayList<>();
        for (String word : Blanks.words(text)) {
            boolean matches = plain.contains(word) || parsed.stream().anyMatch(pattern -> pattern.matches(word));
            if (matches == keep) {
                kept.add(word);
            }
        }
        return String.join(" ", kept);
    }

    /** Sorted by bytes, without duplicates. */
    public static String sort(String text) {
        return String.join(" ", new TreeSet<>(Blanks.words(text)));
    }

    public static String join(String left, String right) {
        List<String> first = Blanks.words(left);
        List<String> second = Blanks.words(right);
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
            joined.add((i < first.size() ? first.get(i) : "") + (i < second.size() ? second.get(i) : ""));
        }
        return String.join(" ", joined);
    }

    public static String word(long number, String text) {
        List<String> words = Blanks.words(text);
        return number <= words.size() ? words.get((int) number - 1) : "";
    }

    /** Words {@code first} to {@code last} with the blanks that stand between them. */
    public static String wordlist(long first, long last, String text) {
        int at = Blanks.skip(text, 0);
        for (long i = 1; i < first && at < text.length(); i++) {
            at = Blanks.skip(text, Blanks.tokenEnd(text, at));
        }
        if (at >= text.length() || last < first) {
            return "";
        }
        int end = Blanks.tokenEnd(text, at);
        for (long i = first; i < last; i++) {
            int next = Blanks.skip(text, end);
            if (next >= text.length()) {
                break;
            }
            end = Blanks.tokenEnd(text, next);
        }
        return text.substring(at, end);
    }

    /** Each word changed by {@code change}; a word that becomes empty leaves a blank. */
    public static String each(String text, java.util.function.UnaryOperator<String> change) {
        List<String> changed = new ArrayList<>();
        Blanks.words(text).forEach(word -> changed.add(change.apply(word)));
        return String.join(" ", changed);
    }

    public static String directory(String word) {
        int slash = word.lastIndexOf('/');
        return slash < 0 ? "./" : word.substring(0, slash + 1);
    }

    public static String file(String word) {
        return word.substring(word.lastIndexOf('/') + 1);
    }

    public static String basename(String word) {
        int dot = word.lastIndexOf('.');
        return dot < 0 || dot < word.lastIndexOf('/') ? word : word.substring(0, dot);
    }

    /** Suffixes of those words that have one. */
    public static String suffixes(String text) {
        List<String> suffixes = new ArrayList<>();
        for (String word : Blanks.words(text)) {
            int dot = word.lastIndexOf('.');
            if (dot >= 0 && dot > word.lastIndexOf('/')) {
                suffixes.add(word.substring(dot));
            }
        }
        return String.join(" ", suffixes);
    }
}
