package org.bsplint.regex;

import java.util.ArrayList;
import java.util.List;

/** Stands for the methods of {@link String} that take an expression. */
public final class Texts {
    private static final String SPECIAL = ".$|()[{^?*+\\";

    private Texts() {}

    public static boolean matches(String text, String regex) {
        return Pattern.compile(regex).matcher(text).matches();
    }

    public static String replaceAll(String text, String regex, String replacement) {
        return Pattern.compile(regex).matcher(text).replaceAll(replacement);
    }

    public static String replaceFirst(String text, String regex, String replacement) {
        return Pattern.compile(regex).matcher(text).replaceFirst(replacement);
    }

    public static String[] split(String text, String regex) {
        return split(text, regex, 0);
    }

    public static String[] split(String text, String regex, int limit) {
        boolean plain = regex.length() == 1 && SPECIAL.indexOf(regex.charAt(0)) < 0; // the platform needs no expression
        return plain ? text.split(regex, limit) : split(Pattern.compile(regex), text, limit);
    }

    static String[] split(Pattern pattern, String text, int limit) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        int start = 0;
        while ((limit <= 0 || parts.size() < limit - 1) && matcher.find()) {
            boolean nothing = start == 0 && matcher.start() == 0 && matcher.end() == 0;
            if (!nothing) {
                parts.add(text.substring(start, matcher.start()));
                start = matcher.end();
            }
        }
        if (start == 0 && parts.isEmpty()) {
            return new String[] {text};
        }
        parts.add(text.substring(start));
        int count = parts.size();
        while (limit == 0 && count > 0 && parts.get(count - 1).isEmpty()) {
            count--;
        }
        return parts.subList(0, count).toArray(new String[count]);
    }
}
