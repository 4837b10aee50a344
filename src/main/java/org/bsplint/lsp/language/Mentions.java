package org.bsplint.lsp.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;

/** Where a name stands in a text as a whole word, and where it stands as the variable and not as some word like it. */
public final class Mentions {
    private static final int MAX_PLACES = 2000;
    private static final Pattern SHELL_USE = Pattern.compile(".*(?:\\$\\{?|\\b(?:setenv|editenv|askenv|run(?:\\s+\\w+)*"
            + "|(?:env\\s+(?:set|edit|ask|delete|exists|print))|setexpr(?:\\.\\w+)?|for)(?:\\s+-\\w+)*\\s+"
            // commands that take names behind other words
            + "|\\b(?:part|fsuuid|uuid|gpt|fdt\\s+get|env\\s+(?:import|export)|printenv|env\\s+print)\\b[^;&|]*\\s)");
    private static final Pattern SHELL_SETS = Pattern.compile("(?:.*[;&|]|.*\\b(?:then|do|else)\\b)?\\s*");
    private static final Pattern OPERATION = Pattern.compile("_(?:append|prepend|remove)(?![A-Za-z0-9]).*");
    private static final Pattern IMAGE = Pattern.compile("(?:.*\\bimage:\\s*[\"']?)");
    private static final Pattern KEY = Pattern.compile("\\s*|.*[{,]\\s*");

    private Mentions() {}

    /** Every place where the name is a whole word. */
    public static List<Span> of(String name, SourceFile file) {
        return places(name, file, "");
    }

    /** Places where the name is the variable, by the language of the file; none in whole-line comments. */
    public static List<Span> asVariable(String name, SourceFile file) {
        FileKind kind = FileKind.of(file.path());
        return places(name, file, kind == FileKind.MAKE ? "-." : kind == FileKind.BITBAKE ? "-" : "").stream()
                .filter(place -> isVariable(kind, file, place))
                .toList();
    }

    private static boolean isVariable(FileKind kind, SourceFile file, Span place) {
        String line = file.line(place.line()).text();
        String before = line.substring(0, place.column() - 1);
        String after = line.substring(
                Math.min(line.length(), before.length() + place.text().length()));
        if (before.stripLeading().startsWith("#")) {
            return false;
        }
        return switch (kind) {
            case SCRIPT ->
                SHELL_USE.matcher(before).matches()
                        || after.startsWith("=") && SHELL_SETS.matcher(before).matches();
            case ENVIRONMENT ->
                before.isBlank() && after.matches("\\+?=.*")
                        || SHELL_USE
                                .matcher(before.substring(before.indexOf('=') + 1))
                                .matches();
            case SETTINGS ->
                IMAGE.matcher(before).matches()
                        || after.startsWith(":") && KEY.matcher(before).matches();
            case BITBAKE -> !before.endsWith("/") && !before.endsWith(".");
            default -> true;
        };
    }

    /** @param inside what a word may hold beside letters, digits and {@code _} */
    private static List<Span> places(String name, SourceFile file, String inside) {
        String text = file.text();
        List<Span> places = new ArrayList<>();
        for (int at = text.indexOf(name); at >= 0 && places.size() < MAX_PLACES; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean begins = at == 0 || !isName(text.charAt(at - 1), inside);
            boolean ends = end == text.length() || !isName(text.charAt(end), inside) || isOperation(file, text, end);
            if (begins && ends) {
                places.add(file.span(at, end));
            }
        }
        return places;
    }

    /** {@code NAME_append} of the old syntax. */
    private static boolean isOperation(SourceFile file, String text, int end) {
        return FileKind.of(file.path()) == FileKind.BITBAKE
                && text.charAt(end) == '_'
                && OPERATION
                        .matcher(text.substring(end, Math.min(text.length(), end + 60))
                                .lines()
                                .findFirst()
                                .orElse(""))
                        .matches();
    }

    private static boolean isName(char c, String inside) {
        return Character.isLetterOrDigit(c) || c == '_' || inside.indexOf(c) >= 0;
    }
}
