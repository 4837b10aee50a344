package org.bsplint.lsp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.diagnostic.Edit;
import org.bsplint.diagnostic.Fix;
import org.bsplint.ecosystem.CatalogOption;
import org.bsplint.engine.Finding;
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
    private static final String MISSPELT = "option-misspelt";
    private static final Pattern MEANT = Pattern.compile("did you mean `([^`]+)`");
    private static final int MAX_VALUES = 3;

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
            List<String> values = known.filter(option -> option.values().isEmpty())
                    .filter(option -> option.type().equals("boolean"))
                    .map(option -> List.of("y", "n"))
                    .orElse(known.map(CatalogOption::values).orElse(List.of()));
            values.stream()
                    .filter(value -> !found.option().value().equals(Value.known(value)))
                    .limit(MAX_VALUES)
                    .forEach(value -> setting(found, value).ifPresent(actions::add));
        }
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
        if (!finding.rule().equals(MISSPELT) || finding.subjects().size() != 2) {
            return Optional.empty();
        }
        String line = place.file().lines().text(place.line());
        int at = line.indexOf(finding.subjects().get(0));
        if (at < 0) {
            return Optional.empty();
        }
        String name = finding.subjects().get(1);
        CodeAction action = action(finding, "bsplint: did you mean " + name + "?", CodeActionKind.QuickFix);
        int end = at + finding.subjects().get(0).length();
        action.setEdit(
                workspaceEdit(List.of(new Edit(place.path(), place.line(), at + 1, place.line(), end + 1, name))));
        return Optional.of(action);
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
        SourceFile file = place.file();
        String line = file.lines().text(place.line());
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        String text = indent + "# bsplint:ignore " + finding.rule() + " REASON\n";
        action.setEdit(workspaceEdit(List.of(new Edit(place.path(), place.line(), 1, place.line(), 1, text))));
        return action;
    }

    /** What is irreversible can only be waived in bsplint.yaml. */
    private CodeAction waive(Finding finding) {
        CodeAction action =
                action(finding, "bsplint: waive " + finding.rule() + " in bsplint.yaml", CodeActionKind.QuickFix);
        String entry =
                "  - {rule: " + finding.rule() + ", reason: \"REASON\", owner: \"OWNER\", expires: YYYY-MM-DD}\n";
        Optional<SourceFile> settings = snapshot.file("bsplint.yaml");
        if (settings.isEmpty()) {
            action.setEdit(
                    workspaceEdit(List.of(new Edit("bsplint.yaml", 1, 1, 1, 1, "version: 1\nwaivers:\n" + entry))));
            return action;
        }
        SourceFile file = settings.get();
        int waivers = 0;
        for (int line = 1; line <= file.lines().count(); line++) {
            if (file.lines().text(line).startsWith("waivers:")) {
                waivers = line;
            }
        }
        int last = file.lines().count();
        int column = file.lines().text(last).length() + 1;
        String gap = column > 1 ? "\n" : "";
        action.setEdit(workspaceEdit(List.of(
                waivers > 0
                        ? new Edit(file.path(), waivers + 1, 1, waivers + 1, 1, entry)
                        : new Edit(file.path(), last, column, last, column, gap + "waivers:\n" + entry))));
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
        WorkspaceEdit all = new WorkspaceEdit();
        if (!documentChanges) {
            Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
            byFile.forEach((file, texts) -> changes.put(Places.uri(snapshot.root(), file), texts));
            all.setChanges(changes);
            return all;
        }
        List<Either<TextDocumentEdit, ResourceOperation>> changes = new ArrayList<>();
        byFile.forEach((file, texts) -> {
            String uri = Places.uri(snapshot.root(), file);
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
        all.setDocumentChanges(changes);
        return all;
    }

    /** The whole file, for clients that ask without a range. */
    static Range everything() {
        return new Range(new Position(0, 0), new Position(Integer.MAX_VALUE, 0));
    }
}
