package org.bsplint.lsp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.eval.hush.RunCommand;
import org.bsplint.report.Redaction;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Small texts in the editor: decoded fuses, effective values that differ from the line's, irreversible commands. */
final class Hints {
    private static final int MAX_NAMES = 500;
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][\\w-]*");

    private final Snapshot snapshot;

    Hints(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    List<InlayHint> inlay(String path, Range range) {
        Optional<SourceFile> file = snapshot.file(path);
        if (file.isEmpty()) {
            return List.of();
        }
        List<InlayHint> hints = new ArrayList<>();
        if (Scripts.isShell(path)) {
            Scripts script = Scripts.of(file.get(), snapshot);
            for (RunCommand command : script.commands()) {
                script.fuses(command).ifPresent(text -> add(hints, command.span(), "  " + text));
            }
        } else {
            Set<String> words = words(file.get());
            snapshot.optionsLike(words::contains, MAX_NAMES).values().forEach(found -> effective(found, path, hints));
        }
        hints.removeIf(hint -> hint.getPosition().getLine() < range.getStart().getLine()
                || hint.getPosition().getLine() > range.getEnd().getLine());
        return hints;
    }

    /** Names that the file mentions, also without the operation or override that follows. */
    private static Set<String> words(SourceFile file) {
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(file.text());
        while (matcher.find()) {
            String word = matcher.group();
            words.add(word);
            words.add(word.replaceFirst("_(append|prepend|remove)(_.*)?$", ""));
        }
        return words;
    }

    /** The effective value, at an assignment of the file that says something else. */
    private static void effective(Snapshot.Found found, String path, List<InlayHint> hints) {
        Option option = found.option();
        Optional<String> value = option.value().asKnown();
        if (value.isEmpty() || value.get().length() > 60 || value.get().indexOf('\n') >= 0) {
            return;
        }
        for (Assignment step : option.history()) {
            boolean here = step.span().filter(span -> span.path().equals(path)).isPresent();
            String word = option.name() + "=" + value.get();
            boolean same = step.text().strip().equals(value.get().strip());
            if (here && !same && !step.text().contains(word)) {
                Redaction.options(List.of(option), found.component().options())
                        .get(0)
                        .value()
                        .asKnown()
                        .ifPresent(shown -> add(hints, step.span().get(), "  " + option.name() + " = " + shown));
            }
        }
    }

    private static void add(List<InlayHint> hints, Span span, String text) {
        int line = span.endLine() - 1;
        int column = span.file().lines().text(span.endLine()).length();
        boolean known = hints.stream()
                .anyMatch(hint -> hint.getPosition().getLine() == line
                        && hint.getLabel().getLeft().equals(text));
        if (!known && hints.size() < 500) {
            hints.add(new InlayHint(new Position(line, column), Either.forLeft(text)));
        }
    }

    List<CodeLens> lenses(String path) {
        Optional<SourceFile> file = snapshot.file(path);
        if (file.isEmpty() || !Scripts.isShell(path)) {
            return List.of();
        }
        Scripts script = Scripts.of(file.get(), snapshot);
        List<CodeLens> lenses = new ArrayList<>();
        for (RunCommand command : script.commands()) {
            script.irreversible(command).ifPresent(use -> {
                CodeLens lens = new CodeLens(Places.range(command.span()));
                String line = Redaction.text(command.line());
                String effect = script.fuses(command).orElse(use.effect());
                lens.setCommand(new Command("irreversible: " + effect, Commands.STORY, List.of(line)));
                lenses.add(lens);
            });
        }
        return lenses.stream().distinct().toList();
    }
}
