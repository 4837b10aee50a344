package org.bsplint.rule;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.diagnostic.Severity;
import org.bsplint.model.Operation;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Condition;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.ParseResult;
import org.bsplint.value.Deferred;
import org.bsplint.value.Observation;
import org.bsplint.yaml.YamlFields;
import org.bsplint.yaml.YamlNode;
import org.bsplint.yaml.YamlReader;

/** Reads a rule file and checks it; a file with errors gives no rule, and every error has its place. */
public final class RuleReader {
    /** Keys of a rule file. */
    public static final List<String> KEYS = List.of(
            "rule",
            "aliases",
            "severity",
            "irreversible",
            "summary",
            "message",
            "fix",
            "why",
            "console",
            "references",
            "checklist",
            "since",
            "applies-to",
            "when",
            "require",
            "tests");

    private static final List<String> TEST_KEYS = List.of("bad", "good", "undetermined", "given", "files", "expect");
    private static final List<String> OBSERVED_KEYS = List.of("kind", "component", "subjects", "details");

    private final SourceFile file;
    private final String pack;
    private final List<Diagnostic> errors = new ArrayList<>();
    private final ConditionTree conditions;
    private final RuleCheck check;

    private RuleReader(SourceFile file, String pack, Map<String, CodedFact> coded) {
        this.file = file;
        this.pack = pack;
        this.conditions = new ConditionTree(coded, errors::add);
        this.check = new RuleCheck(coded, errors::add);
    }

    public static ParseResult<Optional<Rule>> read(SourceFile file, String pack, Map<String, CodedFact> coded) {
        return new RuleReader(file, pack, coded).read();
    }

    private ParseResult<Optional<Rule>> read() {
        ParseResult<Optional<YamlNode>> yaml = YamlReader.read(file);
        errors.addAll(yaml.diagnostics());
        if (yaml.tree().isEmpty()) {
            if (errors.isEmpty()) {
                errors.add(Diagnostic.error(file.span(0, 0), "the file holds no rule"));
            }
            return new ParseResult<>(Optional.empty(), errors);
        }
        YamlFields fields = YamlFields.of(yaml.tree().get(), KEYS, errors::add);
        Rule rule = rule(fields);
        check.check(rule, fields);
        boolean broken = errors.stream().anyMatch(one -> one.severity() == Severity.ERROR);
        return new ParseResult<>(broken ? Optional.empty() : Optional.of(rule), errors);
    }

    private Rule rule(YamlFields fields) {
        return new Rule(
                fields.required("rule"),
                pack,
                fields.texts("aliases"),
                severities(fields),
                fields.flag("irreversible"),
                Deferred.of(applicability(fields)),
                Deferred.of(new RuleSituation(conditions.list(fields, "when"), conditions.list(fields, "require"))),
                Deferred.of(texts(fields)));
    }

    private RuleTexts texts(YamlFields fields) {
        return new RuleTexts(
                fields.required("summary").strip(),
                new Template(fields.required("message").strip()),
                fix(fields),
                fields.text("why").orElse("").strip(),
                fields.texts("console"),
                fields.texts("references"),
                fields.texts("checklist"),
                tests(fields));
    }

    /** {@code since} says from which versions on the rule makes sense: conditions like any other. */
    private List<Condition> applicability(YamlFields fields) {
        List<Condition> all = new ArrayList<>(conditions.list(fields, "since"));
        all.addAll(conditions.list(fields, "applies-to"));
        return List.copyOf(all);
    }

    private Severities severities(YamlFields fields) {
        Optional<YamlNode> node = fields.node("severity");
        if (node.isPresent() && node.get() instanceof YamlNode.Mapping) {
            Severity standard = Severity.OFF;
            Map<Operation, Severity> byOperation = new EnumMap<>(Operation.class);
            for (YamlNode.Entry entry : fields.fields("severity").entries()) {
                Severity severity = entry.value() instanceof YamlNode.Scalar scalar
                        ? severity(scalar.text(), scalar.span())
                        : severity("", entry.value().span());
                Optional<Operation> operation = Operation.of(entry.key().text());
                if (operation.isPresent()) {
                    byOperation.put(operation.get(), severity);
                } else if (entry.key().text().equals("default")) {
                    standard = severity;
                } else {
                    error(
                            entry.key().span(),
                            "no operation is named `" + entry.key().text() + "`");
                }
            }
            return new Severities(standard, byOperation);
        }
        return Severities.always(severity(fields.required("severity"), fields.place("severity")));
    }

    private Severity severity(String word, Span place) {
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return severity;
            }
        }
        error(place, "a severity is error, warning, info or off, not `" + word + "`");
        return Severity.ERROR;
    }

    private RuleFix fix(YamlFields fields) {
        Optional<YamlNode> node = fields.node("fix");
        if (node.isPresent() && node.get() instanceof YamlNode.Mapping) {
            YamlFields fix = fields.fields("fix", List.of("description", "set"));
            return new RuleFix(new Template(fix.required("description").strip()), fix.textMap("set"));
        }
        return new RuleFix(new Template(fields.text("fix").orElse("").strip()), Map.of());
    }

    private List<RuleTest> tests(YamlFields fields) {
        List<RuleTest> tests = new ArrayList<>();
        for (YamlNode node : fields.items("tests")) {
            YamlFields test = YamlFields.of(node, TEST_KEYS, errors::add);
            for (RuleTest.Kind kind : RuleTest.Kind.values()) {
                String key = kind.name().toLowerCase(java.util.Locale.ROOT);
                test.text(key).ifPresent(name -> tests.add(test(kind, name, test, node.span())));
            }
        }
        return tests;
    }

    private RuleTest test(RuleTest.Kind kind, String name, YamlFields fields, Span place) {
        Map<String, String> given = new LinkedHashMap<>();
        List<Observation> observed = new ArrayList<>();
        for (YamlNode.Entry entry : fields.fields("given").entries()) {
            String key = entry.key().text();
            if (key.equals("observed")) {
                observed.addAll(observed(entry.value()));
            } else if (entry.value() instanceof YamlNode.Scalar scalar) {
                given.put(key, scalar.text());
            } else if (entry.value() instanceof YamlNode.Sequence sequence) {
                given.put(
                        key,
                        String.join(
                                " ",
                                sequence.items().stream().map(RuleReader::text).toList()));
            } else {
                error(entry.value().span(), "`" + key + "` wants a text or a list of texts");
            }
        }
        return new RuleTest(
                kind,
                name,
                given,
                observed,
                fields.textMap("files"),
                fields.text("expect").orElse("").strip(),
                place);
    }

    private static String text(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    }

    private List<Observation> observed(YamlNode node) {
        List<YamlNode> items = node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node);
        List<Observation> observed = new ArrayList<>();
        for (YamlNode item : items) {
            YamlFields fields = YamlFields.of(item, OBSERVED_KEYS, errors::add);
            observed.add(new Observation(
                    fields.required("kind"),
                    fields.text("component").orElse(""),
                    fields.texts("subjects"),
                    Optional.of(item.span()),
                    fields.textMap("details"),
                    List.of(),
                    Optional.empty()));
        }
        return observed;
    }

    private void error(Span place, String message) {
        errors.add(Diagnostic.error(place, message));
    }
}
