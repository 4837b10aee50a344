package org.bsplint.lsp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.diagnostic.Edit;
import org.bsplint.diagnostic.Fix;
import org.bsplint.diagnostic.Nearest;
import org.bsplint.ecosystem.CatalogOption;
import org.bsplint.engine.Finding;
import org.bsplint.lsp.language.Mentions;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.value.Value;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CreateFile;
import org.eclipse.lsp4j.CreateFileOptions;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What can be done about the findings at a place: the rule's fix, a suppression or waiver, the rule's page. */
final class Actions {
    private static final Pattern MEANT = Pattern.compile("did you mean `?([\\w.-]+)`?\\?");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final int MAX_VALUES = 3;
    private static final List<String> SWITCH = List.of("y", "n");

    /** Without {@code documentChanges} a client takes edits of existing files only. */
    private final boolean documentChanges;

    private final Snapshot snapshot;

    Actions(Snapshot snapshot, boolean documentChanges) {
        this.snapshot = snapshot;
        this.documentChanges = documentChanges;
    }

    List<CodeAction> at(String path, Range range) {
        List<CodeAction> actions = new ArrayList<>();
        for (Finding finding : snapshot.findings()) {
            Optional<Span> place = Diagnostics.place(finding);
            boolean here = place.isPresent()
                    && place.get().path().equals(path)
                    && place.get().line() - 1 <= range.getEnd().getLine()
                    && place.get().endLine() - 1 >= range.getStart().getLine();
            if (here) {
                finding.fix().flatMap(fix -> fix(finding, fix)).ifPresent(actions::add);
                meant(finding, place.get()).ifPresent(actions::add);
                actions.add(finding.irreversible() ? waive(finding) : suppress(finding, place.get()));
                actions.add(explain(finding));
            }
        }
        snapshot.configuration().stream()
                .filter(error -> error.span().path().equals(path)
                        && error.span().line() - 1 <= range.getEnd().getLine()
                        && error.span().endLine() - 1 >= range.getStart().getLine())
                .forEach(error -> meant(error).ifPresent(actions::add));
        Name.at(snapshot, path, range.getStart()).ifPresent(name -> settings(name.option(), actions));
        return distinct(actions);
    }

    /** What is the same for several images is offered once. */
    private static List<CodeAction> distinct(List<CodeAction> actions) {
        Map<List<Object>, CodeAction> distinct = new LinkedHashMap<>();
        for (CodeAction action : actions) {
            Object does = action.getEdit() == null ? "" : action.getEdit();
            distinct.putIfAbsent(List.of(action.getTitle(), does), action);
        }
        return List.copyOf(distinct.values());
    }

    /** Sets the option under the cursor where it belongs in the product's own files. */
    private void settings(String name, List<CodeAction> actions) {
        for (Snapshot.Found found : snapshot.options(name)) {
            Optional<CatalogOption> known =
                    snapshot.knowledge().options().find(found.component().name(), name);
            List<String> values = known.map(CatalogOption::choices).orElseGet(() -> switched(found));
            values.stream()
                    .filter(value -> !found.option().value().equals(Value.known(value)))
                    .limit(MAX_VALUES)
                    .forEach(value -> setting(found, value).ifPresent(actions::add));
        }
    }

    /** Of an option that nobody described: what its value shows it to be. */
    private static List<String> switched(Snapshot.Found found) {
        boolean switched = !found.component().name().startsWith("yocto")
                && found.option().value().asKnown().filter(SWITCH::contains).isPresent();
        return switched ? SWITCH : List.of();
    }

    private Optional<CodeAction> setting(Snapshot.Found found, String value) {
        List<Edit> edits =
                snapshot.placement().edits(found.image(), found.component().name(), found.option(), value);
        boolean creates = edits.stream().anyMatch(edit -> !snapshot.tree().isFile(edit.file()));
        if (edits.isEmpty() || creates && !documentChanges) {
            return Optional.empty();
        }
        CodeAction action = new CodeAction("bsplint: set " + found.option().name() + " to " + value + " for "
                + found.component().name() + ", in " + edits.get(0).file());
        action.setKind(CodeActionKind.Refactor);
        action.setEdit(workspaceEdit(edits));
        return Optional.of(action);
    }

    /** The name that was meant in place of a misspelt one. */
    private Optional<CodeAction> meant(Finding finding, Span place) {
        Matcher meant = MEANT.matcher(finding.message());
        if (!meant.find()) {
            return Optional.empty();
        }
        String name = meant.group(1);
        List<String> others = named(finding, meant.start()).stream()
                .filter(one -> !one.equals(name))
                .toList();
        return Nearest.of(name, others).flatMap(wrong -> written(wrong, place)).map(span -> {
            CodeAction action = action(finding, "bsplint: did you mean " + name + "?", CodeActionKind.QuickFix);
            action.setEdit(workspaceEdit(List.of(
                    new Edit(span.path(), span.line(), span.column(), span.endLine(), span.endColumn(), name))));
            return action;
        });
    }

    /** What a finding is about, and the names that its message holds before the one that is meant. */
    private static List<String> named(Finding finding, int end) {
        List<String> names = new ArrayList<>(finding.subjects());
        Matcher quoted = QUOTED.matcher(finding.message()).region(0, end);
        while (quoted.find()) {
            names.add(quoted.group(1));
        }
        return names;
    }

    /** Where a name stands in the lines of a finding; an override of the old syntax stands behind {@code _}. */
    private static Optional<Span> written(String name, Span place) {
        Optional<Span> word = Mentions.of(name, place.file()).stream()
                .filter(mention -> mention.line() >= place.line() && mention.line() <= place.endLine())
                .findFirst();
        int at = place.file().text().indexOf("_" + name, place.start()) + 1;
        return word.or(() ->
                at > 0 && at < place.end() ? Optional.of(place.file().span(at, at + name.length())) : Optional.empty());
    }

    private Optional<CodeAction> meant(org.bsplint.diagnostic.Diagnostic error) {
        Matcher matcher = MEANT.matcher(error.message());
        if (!matcher.find() || !error.span().text().matches("[\\w.-]+")) {
            return Optional.empty();
        }
        CodeAction action = new CodeAction("bsplint: did you mean " + matcher.group(1) + "?");
        action.setKind(CodeActionKind.QuickFix);
        Span span = error.span();
        action.setEdit(workspaceEdit(List.of(new Edit(
                span.path(), span.line(), span.column(), span.endLine(), span.endColumn(), matcher.group(1)))));
        return Optional.of(action);
    }

    private Optional<CodeAction> fix(Finding finding, Fix fix) {
        boolean creates = fix.edits().stream().anyMatch(edit -> !snapshot.tree().isFile(edit.file()));
        if (fix.edits().isEmpty() || creates && !documentChanges) {
            return Optional.empty();
        }
        CodeAction action = action(finding, "bsplint: " + fix.description(), CodeActionKind.QuickFix);
        action.setIsPreferred(true);
        action.setEdit(workspaceEdit(fix.edits()));
        return Optional.of(action);
    }

    /** A comment on the line before; the reason is for the user to fill in. */
    private CodeAction suppress(Finding finding, Span place) {
        CodeAction action =
                action(finding, "bsplint: ignore " + finding.rule() + " here, with a reason", CodeActionKind.QuickFix);
        SourceFile file = snapshot.file(place.path()).orElse(place.file());
        action.setEdit(workspaceEdit(List.of(Suppressing.comment(finding.rule(), file, place.line()))));
        return action;
    }

    /** What is irreversible can only be waived in bsplint.yaml; owner and reason are for the user to fill in. */
    private CodeAction waive(Finding finding) {
        CodeAction action =
                action(finding, "bsplint: waive " + finding.rule() + " in bsplint.yaml", CodeActionKind.QuickFix);
        boolean everywhere = snapshot.images().stream()
                .allMatch(image -> snapshot.findings().stream()
                        .anyMatch(other -> other.rule().equals(finding.rule())
                                && other.image().equals(image.name())));
        Optional<String> image = Optional.of(finding.image()).filter(name -> !name.isEmpty() && !everywhere);
        action.setEdit(workspaceEdit(List.of(
                Suppressing.waiver(finding.rule(), image, snapshot.file(SettingsReader.NAME), LocalDate.now()))));
        return action;
    }

    private CodeAction explain(Finding finding) {
        CodeAction action = action(finding, "bsplint: explain " + finding.rule(), CodeActionKind.Empty);
        action.setCommand(new Command("Explain " + finding.rule(), Commands.EXPLAIN, List.of(finding.rule())));
        return action;
    }

    private CodeAction action(Finding finding, String title, String kind) {
        CodeAction action = new CodeAction(title);
        action.setKind(kind);
        Diagnostic of = new Diagnostic();
        Diagnostics.place(finding).map(Places::range).ifPresent(of::setRange);
        of.setMessage(finding.message());
        of.setSeverity(Diagnostics.severity(finding.severity()));
        of.setSource("bsplint");
        of.setCode(finding.rule());
        action.setDiagnostics(List.of(of));
        return action;
    }

    private WorkspaceEdit workspaceEdit(List<Edit> edits) {
        Map<String, List<TextEdit>> byFile = new LinkedHashMap<>();
        for (Edit edit : edits) {
            byFile.computeIfAbsent(edit.file(), file -> new ArrayList<>()).add(Places.edit(edit));
        }
        if (!documentChanges) {
            Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
            byFile.forEach((file, texts) -> changes.put(snapshot.uri(file), texts));
            return new WorkspaceEdit(changes);
        }
        List<Either<TextDocumentEdit, ResourceOperation>> changes = new ArrayList<>();
        byFile.forEach((file, texts) -> {
            String uri = snapshot.uri(file);
            if (!snapshot.tree().isFile(file)) {
                changes.add(Either.forRight(new CreateFile(uri, new CreateFileOptions(false, true))));
            }
            TextDocumentEdit edit = new TextDocumentEdit();
            edit.setTextDocument(new VersionedTextDocumentIdentifier(uri, null));
            edit.setEdits(texts.stream()
                    .map(Either::<TextEdit, org.eclipse.lsp4j.SnippetTextEdit>forLeft)
                    .toList());
            changes.add(Either.forLeft(edit));
        });
        return new WorkspaceEdit(changes);
    }

    /** The whole file, for clients that ask without a range. */
    static Range everything() {
        return new Range(new Position(0, 0), new Position(Integer.MAX_VALUE, 0));
    }
}
