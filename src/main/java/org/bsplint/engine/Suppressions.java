package org.bsplint.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.bsplint.source.Regex;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;

/**
 * Comments that hide findings: {@code # bsplint:ignore rule[,rule] reason}, at the end of the line they speak of or on a
 * line of its own before it.
 */
final class Suppressions {
    private static final Regex COMMENT =
            Regex.of("(#|//|/\\*|;|--)\\s*bsplint:ignore(?:[ \\t]+([a-z0-9,-]+))?(?:[ \\t]+([^\\r\\n]*))?");
    /** {@code # CONFIG_X is not set} says something. */
    private static final Regex OWN_LINE = Regex.of("(?!# \\w+ is not set\\s*$)\\s*(#|//|/\\*|;|--).*");

    /** One comment: the rules it names, its reason (may be empty), the line that it speaks of. */
    record Comment(Span span, List<String> rules, String reason, int line) {}

    private final List<Comment> comments = new ArrayList<>();
    /** By path. */
    private final Map<String, List<Comment>> byFile = new HashMap<>();

    private final Map<Comment, Set<String>> used = new LinkedHashMap<>();

    private Suppressions() {}

    static Suppressions in(Collection<SourceFile> files) {
        Suppressions suppressions = new Suppressions();
        files.stream().filter(file -> file.text().contains("bsplint:ignore")).forEach(suppressions::scan);
        return suppressions;
    }

    boolean areNone() {
        return comments.isEmpty();
    }

    private void scan(SourceFile file) {
        Matcher matcher = COMMENT.matcher(file.text());
        while (matcher.find()) {
            Span span = file.span(matcher.start(), matcher.end());
            String names = matcher.group(2) == null ? "" : matcher.group(2);
            String reason = matcher.group(3) == null
                    ? ""
                    : matcher.group(3).replaceFirst("\\*/\\s*$", "").strip();
            List<String> rules = new ArrayList<>(List.of(names.split(",")));
            rules.removeIf(String::isEmpty);
            Comment comment = new Comment(span, rules, reason, target(file, span));
            comments.add(comment);
            byFile.computeIfAbsent(span.path(), path -> new ArrayList<>()).add(comment);
        }
    }

    /** Its own line if something stands before it there, else the next line that is no comment. */
    private static int target(SourceFile file, Span span) {
        int line = span.line();
        if (!OWN_LINE.matches(file.lines().text(line))) {
            return line;
        }
        int next = line + 1;
        while (next < file.lines().count() && OWN_LINE.matches(file.lines().text(next))) {
            next++;
        }
        return next;
    }

    /** The comment that speaks of this finding and gives a reason. */
    Optional<Comment> covering(Finding finding) {
        if (finding.span().isEmpty()) {
            return Optional.empty();
        }
        Span span = finding.span().get();
        for (Comment comment : byFile.getOrDefault(span.path(), List.of())) {
            // what is said of a file as a whole is said of its first line, which may be the comment's own
            boolean here = comment.line() >= span.line() && comment.line() <= Math.max(span.line(), span.endLine())
                    || comment.span().line() == span.line();
            if (here
                    && comment.rules().contains(finding.rule())
                    && !comment.reason().isEmpty()) {
                used.computeIfAbsent(comment, key -> new LinkedHashSet<>()).add(finding.rule());
                return Optional.of(comment);
            }
        }
        return Optional.empty();
    }

    List<Comment> all() {
        return comments;
    }

    /** Rules that a comment names and that hid nothing. */
    List<String> unused(Comment comment) {
        Set<String> served = used.getOrDefault(comment, Set.of());
        return comment.rules().stream().filter(rule -> !served.contains(rule)).toList();
    }
}
