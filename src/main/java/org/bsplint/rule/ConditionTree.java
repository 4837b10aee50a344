package org.bsplint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.diagnostic.Nearest;
import org.bsplint.model.Operation;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Condition;
import org.bsplint.rule.condition.Subject;
import org.bsplint.rule.condition.Vocabulary;
import org.bsplint.source.Span;
import org.bsplint.syntax.ParseResult;
import org.bsplint.syntax.condition.ConditionLine;
import org.bsplint.syntax.condition.ConditionReader;
import org.bsplint.yaml.YamlFields;
import org.bsplint.yaml.YamlNode;

/** Reads the conditions of a rule file: lists of lines, with all, any and not at most two deep, in known words. */
final class ConditionTree {
    private static final int MAX_DEPTH = 2;

    private final Map<String, CodedFact> coded;
    private final Consumer<Diagnostic> errors;

    ConditionTree(Map<String, CodedFact> coded, Consumer<Diagnostic> errors) {
        this.coded = coded;
        this.errors = errors;
    }

    /** The conditions under a key; a mapping of all, any or not counts as a list of one. */
    List<Condition> list(YamlFields fields, String key) {
        return parts(fields.items(key), 0);
    }

    private List<Condition> parts(List<YamlNode> nodes, int depth) {
        List<Condition> conditions = new ArrayList<>();
        for (YamlNode node : nodes) {
            conditions.addAll(node(node, depth));
        }
        return conditions;
    }

    private List<Condition> node(YamlNode node, int depth) {
        if (node instanceof YamlNode.Scalar scalar) {
            return line(scalar.text().strip(), scalar.span()).map(List::of).orElse(List.of());
        }
        if (!(node instanceof YamlNode.Mapping mapping)) {
            error(node.span(), "a condition is a line, or a mapping of all, any or not");
            return List.of();
        }
        if (depth == MAX_DEPTH) {
            error(node.span(), "all, any and not may stand at most two deep");
            return List.of();
        }
        List<Condition> conditions = new ArrayList<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            combined(entry, depth).ifPresent(conditions::add);
        }
        return conditions;
    }

    private Optional<Condition> combined(YamlNode.Entry entry, int depth) {
        List<YamlNode> nodes =
                entry.value() instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(entry.value());
        List<Condition> parts = parts(nodes, depth + 1);
        if (parts.isEmpty()) {
            error(entry.value().span(), "`" + entry.key().text() + "` wants conditions");
            return Optional.empty();
        }
        return switch (entry.key().text()) {
            case "all" -> Optional.of(new Condition.All(parts));
            case "any" -> Optional.of(new Condition.Any(parts));
            case "not" -> Optional.of(new Condition.Not(parts.size() == 1 ? parts.get(0) : new Condition.Any(parts)));
            default -> {
                error(entry.key().span(), "`" + entry.key().text() + "` is none of all, any, not");
                yield Optional.empty();
            }
        };
    }

    private Optional<Condition> line(String text, Span place) {
        ParseResult<Optional<ConditionLine>> read = ConditionReader.read(text, place);
        read.diagnostics().forEach(errors);
        read.tree().ifPresent(line -> words(line, place));
        return read.tree().map(line -> new Condition.Fact(text, line));
    }

    private void words(ConditionLine line, Span place) {
        if (line instanceof ConditionLine.Fact fact) {
            fact(fact, place);
        } else if (line instanceof ConditionLine.Observed observed) {
            observation(observed.kind(), place);
        } else if (line instanceof ConditionLine.Runs runs) {
            if (!Vocabulary.SCRIPTS.containsKey(runs.subject())) {
                error(place, "only " + String.join(" or ", Vocabulary.SCRIPTS.keySet()) + " runs commands");
            }
        } else if (line instanceof ConditionLine.State state) {
            subject(state.subject(), place);
            if (!Vocabulary.STATES.containsKey(state.state())) {
                error(
                        place,
                        "`is " + state.state() + "` is no state" + hint(state.state(), Vocabulary.STATES.keySet()));
            }
        } else if (line instanceof ConditionLine.Matches matches) {
            subject(matches.subject(), place);
        } else if (line instanceof ConditionLine.Contains contains) {
            subject(contains.subject(), place);
        } else if (line instanceof ConditionLine.In in) {
            subject(in.subject(), place);
            operations(in.subject(), in.objects(), place);
        } else if (line instanceof ConditionLine.Compare compare) {
            subject(compare.subject(), place);
            for (ConditionLine.Constraint constraint : compare.constraints()) {
                if (constraint.reference()) {
                    subject(constraint.object(), place);
                } else {
                    operations(compare.subject(), List.of(constraint.object()), place);
                }
            }
        }
    }

    /** A kind that is like a known one is a typing error; others may come from an evaluator that is newer. */
    private void observation(String kind, Span place) {
        Optional<String> nearest = Vocabulary.OBSERVATIONS.containsKey(kind)
                ? Optional.empty()
                : Nearest.of(kind, Vocabulary.OBSERVATIONS.keySet());
        nearest.ifPresent(
                near -> error(place, "nothing named `" + kind + "` is ever observed; did you mean `" + near + "`?"));
    }

    private void fact(ConditionLine.Fact fact, Span place) {
        CodedFact known = coded.get(fact.name());
        if (known == null) {
            error(place, "no fact is named `" + fact.name() + "`" + hint(fact.name(), coded.keySet()));
        } else if (fact.arguments().size() < known.minArguments()
                || fact.arguments().size() > known.maxArguments()) {
            error(place, "fact `" + fact.name() + "`: wrong number of arguments: " + known.description());
        }
    }

    private void operations(String subject, List<String> words, Span place) {
        if (subject.equals("operation")) {
            words.stream()
                    .filter(word -> Operation.of(word).isEmpty())
                    .forEach(word -> error(place, "no operation is named `" + word + "`"));
        }
    }

    private void subject(String path, Span place) {
        Optional<Subject> subject = Subject.of(path);
        if (subject.isEmpty() || subject.get().kind() == Subject.Kind.SCRIPT) {
            String hint = Vocabulary.nearest(path)
                    .filter(near -> !near.equals(path))
                    .map(near -> "; did you mean `" + near + "`?")
                    .orElse("; `bsplint rules vocabulary` lists what there is");
            error(place, "no subject is named `" + path + "`" + hint);
        } else if (subject.get().isOption() && !wellNamed(subject.get())) {
            error(
                    place,
                    "`" + path + "`: options of " + subject.get().component() + " begin with "
                            + prefix(subject.get().component()));
        }
    }

    private static boolean wellNamed(Subject subject) {
        return subject.name().startsWith(prefix(subject.component()));
    }

    private static String prefix(String component) {
        return component.equals("linux") ? "CONFIG_" : "";
    }

    private static String hint(String word, java.util.Collection<String> known) {
        return Nearest.of(word, known)
                .map(near -> "; did you mean `" + near + "`?")
                .orElse("; known: " + String.join(", ", known.stream().sorted().toList()));
    }

    private void error(Span place, String message) {
        errors.accept(Diagnostic.error(place, message));
    }
}
