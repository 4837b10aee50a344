package org.bsplint.eval.kconfig;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Edit;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.dotconfig.ConfigLine;

/** Lines turned into edits of the files of an input: in place of the line that asks otherwise, else below the request. */
final class Edits {
    private record Change(Span span, String text) {}

    private final List<Change> changes = new ArrayList<>();

    /** @param written all lines that users wrote, in the order in which they are read */
    static Edits of(List<Step> steps, ConfigLine request, List<ConfigLine> written) {
        Edits edits = new Edits();
        StringBuilder below = new StringBuilder();
        for (Step step : steps) {
            Optional<ConfigLine> asked = written.stream()
                    .filter(line ->
                            line.isRequest() && line.name().equals(step.symbol().name()))
                    .reduce((earlier, later) -> later)
                    .filter(line -> !isBefore(line, request, written));
            if (asked.isPresent()) {
                edits.changes.add(new Change(asked.get().span(), step.line()));
            } else {
                below.append("\n").append(step.line());
            }
        }
        if (below.length() > 0) {
            Span at = request.span();
            edits.changes.add(new Change(at.file().span(at.end(), at.end()), below.toString()));
        }
        return edits;
    }

    /** A line in an earlier file is left alone: the request's own file comes after it and wins. */
    private static boolean isBefore(ConfigLine line, ConfigLine request, List<ConfigLine> written) {
        boolean sameFile = line.span().file() == request.span().file();
        return !sameFile && written.indexOf(line) < written.indexOf(request);
    }

    /** The request's own line replaced. */
    static Edits replacing(ConfigLine line, String text) {
        Edits edits = new Edits();
        edits.changes.add(new Change(line.span(), text));
        return edits;
    }

    List<Edit> edits() {
        return changes.stream()
                .map(change -> new Edit(
                        change.span.path(),
                        change.span.line(),
                        change.span.column(),
                        change.span.endLine(),
                        change.span.endColumn(),
                        change.text))
                .toList();
    }

    /** The input with the edits applied. */
    KconfigInput apply(KconfigInput input) {
        Map<SourceFile, SourceFile> changed = new LinkedHashMap<>();
        List<Change> backwards = new ArrayList<>(changes);
        backwards.sort(
                Comparator.comparingInt((Change change) -> change.span.start()).reversed());
        for (Change change : backwards) {
            SourceFile original = change.span.file();
            String text = changed.getOrDefault(original, original).text();
            String edited = text.substring(0, change.span.start()) + change.text + text.substring(change.span.end());
            changed.put(original, SourceFile.of(original.path(), edited));
        }
        return new KconfigInput(
                input.base().map(file -> changed.getOrDefault(file, file)),
                input.fragments().stream()
                        .map(file -> changed.getOrDefault(file, file))
                        .toList(),
                input.merge());
    }
}
