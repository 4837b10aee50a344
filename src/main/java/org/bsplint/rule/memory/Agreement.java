package org.bsplint.rule.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.rule.Rule;
import org.bsplint.rule.condition.Condition;
import org.bsplint.rule.condition.Evaluator;
import org.bsplint.rule.condition.Judged;
import org.bsplint.rule.condition.Subject;
import org.bsplint.syntax.condition.ConditionLine;
import org.bsplint.value.Truth;

/**
 * What all boot configurations of an image have in common. Conditions that ask for nothing else are decided once for all of
 * them, and once for all rules that have them: most rules are for another chip or another operation, and are done with here.
 * For one thread.
 */
public final class Agreement {
    private final Views views;
    private final Evaluator first;
    private final Map<String, Judged> judged = new HashMap<>();
    /** By the conditions for being applicable, which many rules share. */
    private final Map<List<Condition>, Optional<List<Judged>>> ruledOut = new IdentityHashMap<>();

    private final Map<String, Boolean> agreed = new HashMap<>();

    /** @param first decides conditions for the first of the boot configurations */
    public Agreement(Views views, Evaluator first) {
        this.views = views;
        this.first = first;
    }

    public Views views() {
        return views;
    }

    /** What a rule's conditions for being applicable come to, if it certainly applies in no configuration. */
    public Optional<List<Judged>> ruledOut(Rule rule) {
        List<Condition> conditions = rule.appliesTo();
        Optional<List<Judged>> known = ruledOut.get(conditions);
        if (known == null) {
            known = ruledOut(conditions);
            ruledOut.put(conditions, known);
        }
        return known;
    }

    private Optional<List<Judged>> ruledOut(List<Condition> conditions) {
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Fact fact
                    && isAgreed(fact.line())
                    && judged(fact).truth() == Truth.FALSE) {
                return Optional.of(all(conditions));
            }
        }
        return Optional.empty();
    }

    /** Does all that a rule asks for get the same answer in every boot configuration? */
    public boolean covers(Rule rule) {
        return !views.areSeveral() || covers(rule.appliesTo()) && covers(rule.when()) && covers(rule.require());
    }

    private boolean covers(List<Condition> conditions) {
        for (Condition condition : conditions) {
            if (!covers(condition)) {
                return false;
            }
        }
        return true;
    }

    private boolean covers(Condition condition) {
        if (condition instanceof Condition.Fact fact) {
            return isAgreed(fact.line());
        }
        if (condition instanceof Condition.Not not) {
            return covers(not.part());
        }
        return covers(condition instanceof Condition.All all ? all.parts() : ((Condition.Any) condition).parts());
    }

    private List<Judged> all(List<Condition> conditions) {
        List<Judged> all = new ArrayList<>(conditions.size());
        for (Condition condition : conditions) {
            all.add(judge(condition));
        }
        return all;
    }

    /** What a condition comes to in the first boot configuration. */
    public Judged judge(Condition condition) {
        return condition instanceof Condition.Fact fact ? judged(fact) : first.judge(condition);
    }

    private Judged judged(Condition.Fact fact) {
        Judged known = judged.get(fact.text());
        if (known == null) {
            known = first.judge(fact);
            judged.put(fact.text(), known);
        }
        return known;
    }

    private boolean isAgreed(ConditionLine line) {
        if (line instanceof ConditionLine.Compare compare) {
            return compare.constraints().stream().noneMatch(ConditionLine.Constraint::reference)
                    && isAgreed(compare.subject());
        }
        if (line instanceof ConditionLine.Matches matches) {
            return isAgreed(matches.subject());
        }
        if (line instanceof ConditionLine.In in) {
            return isAgreed(in.subject());
        }
        if (line instanceof ConditionLine.Contains contains) {
            return isAgreed(contains.subject());
        }
        if (line instanceof ConditionLine.State state) {
            return isAgreed(state.subject());
        }
        return line instanceof ConditionLine.Runs || line instanceof ConditionLine.Observed; // the same in all
    }

    private boolean isAgreed(String path) {
        Boolean known = agreed.get(path);
        if (known == null) {
            known = Subject.of(path).filter(this::isAgreed).isPresent();
            agreed.put(path, known);
        }
        return known;
    }

    private boolean isAgreed(Subject subject) {
        return switch (subject.kind()) {
            case OPERATION -> true;
            case FACT -> alike(image -> image.fact(subject.name()));
            case COMPONENT, VERSION, ORIGIN -> isOne(subject) && areAlike(subject.component());
            // a set of options is equal to itself alone
            case OPTION ->
                isOne(subject)
                        && areAlike(subject.component())
                        && alike(image -> Optional.ofNullable(image.components().get(subject.component()))
                                .map(Component::options));
            case SCRIPT -> true;
        };
    }

    private static boolean isOne(Subject subject) {
        return !subject.component().contains("*");
    }

    private boolean areAlike(String component) {
        return alike(image -> Views.Shape.of(image.component(component)));
    }

    private boolean alike(Function<Image, Object> part) {
        Object one = part.apply(views.images().get(0));
        return views.images().stream().allMatch(image -> part.apply(image).equals(one));
    }
}
