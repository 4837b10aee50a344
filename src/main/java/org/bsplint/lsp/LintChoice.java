package org.bsplint.lsp;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.diagnostic.Severity;
import org.bsplint.engine.Baseline;
import org.bsplint.engine.LintSettings;
import org.bsplint.engine.Profile;
import org.bsplint.engine.RuleBook;
import org.bsplint.engine.Waiver;
import org.bsplint.project.RuleSettings;
import org.bsplint.project.Stated;
import org.bsplint.source.FileTree;
import org.bsplint.syntax.ParseResult;

/** What {@code bsplint.yaml} says of rules, as the linter takes it; a wrong entry is passed over, not fatal. */
final class LintChoice {
    private LintChoice() {}

    /** The program's rules and those of the project's packs. */
    static ParseResult<RuleBook> rules(RuleBook builtIn, RuleSettings settings, FileTree tree) {
        RuleBook rules = builtIn;
        List<Diagnostic> errors = new ArrayList<>();
        for (String pack : settings.packs()) {
            if (tree.isDirectory(pack)) {
                ParseResult<RuleBook> more = rules.with(tree, pack, "");
                errors.addAll(more.diagnostics());
                rules = more.tree();
            }
        }
        return new ParseResult<>(rules, errors);
    }

    static LintSettings settings(RuleSettings stated, FileTree tree) {
        Map<String, Severity> severities = new LinkedHashMap<>();
        stated.severity().forEach((rule, word) -> severity(word.text()).ifPresent(one -> severities.put(rule, one)));
        List<Waiver> waivers = new ArrayList<>();
        stated.waivers().forEach(waiver -> waivers.add(waiver(waiver)));
        return new LintSettings(
                List.of(),
                stated.ignore().stream().map(Stated::text).toList(),
                severities,
                stated.profile().flatMap(Profile::of),
                stated.pinned().orElse(""),
                waivers,
                baseline(stated, tree),
                false,
                Optional.empty());
    }

    private static Baseline baseline(RuleSettings stated, FileTree tree) {
        return stated.baseline()
                .flatMap(tree::read)
                .map(file -> Baseline.read(file).tree())
                .orElse(Baseline.EMPTY);
    }

    private static Optional<Severity> severity(String word) {
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }

    private static Waiver waiver(RuleSettings.Waiver stated) {
        return new Waiver(
                stated.rule(),
                stated.image().orElse(""),
                stated.reason(),
                stated.owner(),
                stated.expires().flatMap(LintChoice::day),
                Optional.of(stated.span()));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
