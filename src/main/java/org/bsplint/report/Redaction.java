package org.bsplint.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.diagnostic.Edit;
import org.bsplint.diagnostic.Fix;
import org.bsplint.diagnostic.Related;
import org.bsplint.engine.Evidence;
import org.bsplint.engine.Finding;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleResult;
import org.bsplint.engine.Suppressed;
import org.bsplint.engine.TraceStep;
import org.bsplint.model.Bsp;
import org.bsplint.source.Regex;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.value.Assignment;
import org.bsplint.value.Deferred;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Value;

/**
 * The one place where passwords and key material of a configuration are taken out of what is shown: a report before any
 * reporter sees it, and values before they are printed. In source excerpts each character becomes one asterisk, so that
 * columns stay right; elsewhere a secret is eight asterisks.
 */
public final class Redaction {
    private static final Regex PASSWORD = Regex.of("(?i)--?(pass\\w*|pwd|secret|token)");
    private static final String MASK = "********";
    private static final int SHORTEST = 4;
    private static final int MAX_INPUTS = 1000;

    private final Map<SourceFile, SourceFile> files = new IdentityHashMap<>();
    private final Set<String> secrets = new TreeSet<>();
    /** Options that were looked at: many rules read the same ones. */
    private final Set<Option> learnt = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Texts of options whose names are no secrets'. */
    private final Set<String> looked = new HashSet<>();

    /** Each text that was looked at, without its own secrets: rules say the same of many options. */
    private final Map<String, String> texts = new HashMap<>();

    private Redaction() {}

    /** A text of a configuration without its secrets. */
    public static String text(String text) {
        return masked(text, SecretText.in(text));
    }

    /** The words of a command without their secrets. */
    public static List<String> words(List<String> argv) {
        boolean sets = argv.size() > 2 && argv.get(0).equals("setenv");
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < argv.size(); i++) {
            boolean value = sets && i > 1 || i > 0 && isPasswords(argv.get(i - 1));
            shown.add(value ? value(sets ? argv.get(1) : "PASSWORD", argv.get(i)) : text(argv.get(i)));
        }
        return List.copyOf(shown);
    }

    private static boolean isPasswords(String argument) {
        return argument.startsWith("-") && PASSWORD.matches(argument);
    }

    /** A variable's text without its secrets. */
    public static String value(String name, String text) {
        return masked(text, SecretText.inValue(name, text));
    }

    /** Options with their histories, without secrets. */
    public static List<Option> options(List<Option> options) {
        Redaction redaction = new Redaction();
        return options.stream().map(redaction::shown).toList();
    }

    /**
     * As {@link #options}; also without what the options took from others that hold secrets ({@code root:${PASSWORD}}).
     *
     * @param all options that these may be computed from
     */
    public static List<Option> options(List<Option> options, OptionSet all) {
        List<Option> holders = all.namesLike(SecretText::isSecretName).stream()
                .map(all::get)
                .filter(Redaction::holdsSecret)
                .toList();
        Redaction plain = new Redaction();
        return options.stream()
                .map(option -> {
                    List<Option> used = holders.stream()
                            .filter(holder -> holder.value()
                                    .asKnown()
                                    .filter(secret -> mentions(option, secret))
                                    .isPresent())
                            .filter(holder -> dependsOn(option, holder.name(), all))
                            .toList();
                    Redaction redaction = used.isEmpty() ? plain : new Redaction();
                    used.forEach(redaction::learn);
                    return redaction.shown(option);
                })
                .toList();
    }

    private static boolean holdsSecret(Option option) {
        return option.value()
                .asKnown()
                .filter(text -> text.length() >= SHORTEST)
                .filter(text -> !SecretText.inValue(option.name(), text).isEmpty())
                .isPresent();
    }

    private static boolean mentions(Option option, String secret) {
        return option.value().asKnown().filter(text -> text.contains(secret)).isPresent()
                || option.history().stream().anyMatch(step -> step.text().contains(secret));
    }

    /** Was it computed from the other one, over however many steps? */
    private static boolean dependsOn(Option option, String name, OptionSet all) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(option.inputs());
        while (!open.isEmpty() && seen.size() < MAX_INPUTS) {
            String next = open.pop();
            if (next.equals(name)) {
                return true;
            }
            if (seen.add(next) && all.has(next)) {
                open.addAll(all.get(next).inputs());
            }
        }
        return false;
    }

    /** A diagnostic whose message holds no secret. */
    public static Diagnostic diagnostic(Diagnostic diagnostic) {
        return new Redaction().shown(diagnostic);
    }

    /** The report as it may be shown. Edits that would hold a secret are left out: applied, they would destroy it. */
    public static Report of(Report report) {
        return knowing(report).shown(report, report.results());
    }

    /** As {@link #of}; of the results only the verdicts, for readers that show no more. */
    public static Report withVerdicts(Report report) {
        return knowing(report)
                .shown(report, report.results().stream().map(RuleResult::bare).toList());
    }

    /** As {@link #of}, of the findings, the errors and the problems alone: the report has no results. */
    public static Report ofFindings(Report report) {
        return knowing(report).shown(report, List.of());
    }

    private static Redaction knowing(Report report) {
        Redaction redaction = new Redaction();
        report.results().forEach(result -> result.evidence().forEach(redaction::learn));
        report.findings().forEach(redaction::learn);
        report.suppressed().forEach(one -> redaction.learn(one.finding()));
        return redaction;
    }

    private Report shown(Report report, List<RuleResult> results) {
        Bsp bsp = report.bsp();
        List<Diagnostic> problems = report.problems().stream().map(this::shown).toList();
        return new Report(
                new Bsp(
                        bsp.platform(),
                        bsp.machine(),
                        bsp.ecosystem(),
                        bsp.versions(),
                        bsp.images(),
                        bsp.errors().stream().map(this::shown).toList(),
                        bsp.problems().stream().map(this::shown).toList(),
                        bsp.inputs()),
                report.findings().stream().map(this::shown).toList(),
                report.suppressed().stream().map(this::shown).toList(),
                results.stream().map(this::shown).toList(),
                problems,
                report.rules(),
                report.ruleset());
    }

    private void learn(Evidence evidence) {
        evidence.option().filter(learnt::add).ifPresent(this::learn);
    }

    private void learn(Option option) {
        boolean secret = SecretText.isSecretName(option.name());
        option.value().asKnown().ifPresent(text -> learn(option.name(), secret, text));
        option.history().forEach(step -> learn(option.name(), secret, step.text()));
    }

    /** @param secret whether the name alone may make a secret of the text; else the same text is looked at once */
    private void learn(String name, boolean secret, String text) {
        if (secret || looked.add(text)) {
            learn(text, SecretText.inValue(name, text));
        }
    }

    private void learn(Finding finding) {
        finding.span().ifPresent(this::learn);
        finding.trace().forEach(step -> step.span().ifPresent(this::learn));
    }

    private void learn(Span span) {
        files.computeIfAbsent(span.file(), file -> {
            List<SecretText.Stretch> found = SecretText.in(file.text());
            learn(file.text(), found);
            return found.isEmpty() ? file : SourceFile.of(file.path(), starred(file.text(), found));
        });
    }

    private void learn(String text, List<SecretText.Stretch> found) {
        found.stream()
                .map(one -> text.substring(one.start(), one.end()))
                .filter(secret -> secret.length() >= SHORTEST)
                .forEach(secrets::add);
    }

    private Span shown(Span span) {
        learn(span);
        return new Span(files.getOrDefault(span.file(), span.file()), span.start(), span.end());
    }

    private Finding shown(Finding finding) {
        return new Finding(
                finding.rule(),
                finding.severity(),
                finding.irreversible(),
                finding.confidence(),
                finding.title(),
                say(finding.message()),
                say(finding.label()),
                finding.image(),
                finding.component(),
                finding.subjects().stream().map(this::say).toList(),
                finding.span().map(this::shown),
                finding.trace().stream()
                        .map(step -> new TraceStep(step.span().map(this::shown), say(step.title()), say(step.note())))
                        .toList(),
                finding.console(),
                finding.fix().map(this::shown),
                finding.fingerprint(),
                finding.configurations());
    }

    private Fix shown(Fix fix) {
        boolean holds =
                fix.edits().stream().map(Edit::text).anyMatch(text -> !say(text).equals(text));
        return new Fix(say(fix.description()), holds ? List.of() : fix.edits(), fix.verified());
    }

    private Suppressed shown(Suppressed one) {
        return new Suppressed(shown(one.finding()), one.by(), one.reason(), one.owner(), one.expires());
    }

    private RuleResult shown(RuleResult result) {
        if (result.evidence().isEmpty()
                && result.findings().isEmpty()
                && result.reason().isEmpty()) {
            return result;
        }
        return new RuleResult(
                result.rule(),
                result.image(),
                result.verdict(),
                result.evidence().stream().map(this::shown).toList(),
                result.findings().stream().map(this::shown).toList(),
                result.needs(),
                Deferred.of(say(result.reason())),
                result.configurations());
    }

    private Evidence shown(Evidence evidence) {
        return new Evidence(
                evidence.fact(),
                evidence.truth(),
                Deferred.of(say(evidence.explanation())),
                evidence.option().map(this::shown),
                evidence.command());
    }

    private Option shown(Option option) {
        Map<String, Value> flags = new LinkedHashMap<>();
        option.flags().forEach((flag, value) -> flags.put(flag, shown(flag, value)));
        return new Option(
                option.name(),
                shown(option.name(), option.value()),
                option.origin(),
                option.history().stream()
                        .map(step -> shown(option.name(), step))
                        .toList(),
                flags,
                option.inputs());
    }

    private Value shown(String name, Value value) {
        Optional<String> text = value.asKnown();
        if (text.isEmpty()) {
            return value;
        }
        String shown = hide(value(name, text.get()));
        return shown.equals(text.get()) ? value : Value.known(shown);
    }

    private Assignment shown(String name, Assignment step) {
        return new Assignment(
                step.operator(),
                hide(value(name, step.text())),
                step.origin(),
                step.span(),
                step.effect(),
                say(step.note()),
                step.via());
    }

    private Diagnostic shown(Diagnostic diagnostic) {
        return new Diagnostic(
                diagnostic.severity(),
                diagnostic.span(),
                say(diagnostic.message()),
                diagnostic.kind(),
                diagnostic.related().stream()
                        .map(one -> new Related(one.span(), say(one.note())))
                        .toList());
    }

    /** Also takes out secrets that were met elsewhere in the report. */
    private String say(String text) {
        return text.isEmpty() ? text : hide(texts.computeIfAbsent(text, Redaction::text));
    }

    private String hide(String text) {
        String shown = text;
        for (String secret : secrets) {
            shown = shown.contains(secret) ? shown.replace(secret, MASK) : shown;
        }
        return shown;
    }

    private static String masked(String text, List<SecretText.Stretch> found) {
        if (found.isEmpty()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text);
        for (SecretText.Stretch one : lastFirst(found)) {
            shown.replace(one.start(), one.end(), MASK);
        }
        return shown.toString();
    }

    private static String starred(String text, List<SecretText.Stretch> found) {
        StringBuilder shown = new StringBuilder(text);
        for (SecretText.Stretch one : lastFirst(found)) {
            shown.replace(one.start(), one.end(), "*".repeat(one.end() - one.start()));
        }
        return shown.toString();
    }

    /** Stretches that overlap become one; from the end of the text on. */
    private static List<SecretText.Stretch> lastFirst(List<SecretText.Stretch> found) {
        List<SecretText.Stretch> merged = new ArrayList<>();
        found.stream()
                .sorted(Comparator.comparingInt(SecretText.Stretch::end).reversed())
                .forEach(one -> {
                    int last = merged.size() - 1;
                    if (merged.isEmpty() || one.end() <= merged.get(last).start()) {
                        merged.add(one);
                    } else if (one.start() < merged.get(last).start()) {
                        merged.set(
                                last,
                                new SecretText.Stretch(
                                        one.start(), merged.get(last).end()));
                    }
                });
        return merged;
    }
}
