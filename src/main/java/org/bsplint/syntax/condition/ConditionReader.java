package org.bsplint.syntax.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.Span;
import org.bsplint.syntax.Antlr;
import org.bsplint.syntax.ParseResult;

/** Reads condition lines; a line that is none gives no tree and a diagnostic. */
public final class ConditionReader {
    private static final String FORMS = "a condition is `subject relation object`, such as `optee.CFG_X is enabled`,"
            + " `soc in stm32mp13, stm32mp15` or `script runs` and a pattern in backquotes";

    private ConditionReader() {}

    /** Reads {@code text}, which stands at {@code place}. */
    public static ParseResult<Optional<ConditionLine>> read(String text, Span place) {
        var parsed = Antlr.parse(text, ConditionLexer::new, ConditionParser::new, ConditionParser::condition);
        if (parsed.errors().isEmpty()) {
            return ParseResult.of(Optional.of(line(parsed.tree().line())));
        }
        int at = parsed.errors().get(0).start();
        boolean verbatim = place.text().equals(text);
        Span span = verbatim ? place.file().span(place.start() + at, place.end()) : place;
        String where = at < text.length() ? "at `" + text.substring(at) + "`" : "at its end";
        List<Diagnostic> errors = new ArrayList<>();
        errors.add(Diagnostic.error(span, "condition `" + text + "` cannot be read " + where + "; " + FORMS));
        return new ParseResult<>(Optional.empty(), errors);
    }

    private static ConditionLine line(ConditionParser.LineContext tree) {
        if (tree instanceof ConditionParser.ObservedContext observed) {
            return new ConditionLine.Observed(
                    observed.kind.getText(),
                    observed.component == null ? "" : observed.component.getText(),
                    observed.pattern == null ? "" : text(observed.pattern));
        }
        if (tree instanceof ConditionParser.FactContext fact) {
            return new ConditionLine.Fact(fact.kind.getText(), texts(fact.arguments));
        }
        if (tree instanceof ConditionParser.RunsContext runs) {
            return new ConditionLine.Runs(runs.subject.getText(), text(runs.pattern));
        }
        if (tree instanceof ConditionParser.StateContext state) {
            return new ConditionLine.State(state.subject.getText(), state.negated != null, state.state.getText());
        }
        if (tree instanceof ConditionParser.MatchesContext matches) {
            return new ConditionLine.Matches(matches.subject.getText(), text(matches.pattern));
        }
        if (tree instanceof ConditionParser.ContainsContext contains) {
            return new ConditionLine.Contains(contains.subject.getText(), text(contains.word));
        }
        if (tree instanceof ConditionParser.InContext in) {
            return new ConditionLine.In(in.subject.getText(), in.negated != null, texts(in.objects));
        }
        ConditionParser.CompareContext compare = (ConditionParser.CompareContext) tree;
        return new ConditionLine.Compare(
                compare.subject.getText(),
                compare.constraints.stream()
                        .map(constraint -> new ConditionLine.Constraint(
                                constraint.operator.getText(),
                                constraint.reference != null ? constraint.reference.getText() : text(constraint.target),
                                constraint.reference != null))
                        .toList());
    }

    private static List<String> texts(List<ConditionParser.ObjectContext> objects) {
        return objects.stream().map(ConditionReader::text).toList();
    }

    private static String text(ConditionParser.ObjectContext object) {
        String text = object.getText();
        return object.plain != null ? text : text.substring(1, text.length() - 1);
    }
}
