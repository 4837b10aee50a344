package org.bsplint.rule.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bsplint.model.Image;
import org.bsplint.rule.Rule;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.value.OptionSet;

/**
 * What rules said of images, each used again as long as everything that the rule asked of the image answers the same: for
 * the image's other boot configurations, and for the image as it is after an edit. For one thread.
 *
 * @param <R> what a rule says of an image
 */
public final class Verdicts<R> {
    private final Map<String, CodedFact> coded;
    private final Map<String, Kept<R>> kept = new HashMap<>();
    private final Map<String, Views> views = new HashMap<>();
    private final Comparisons comparisons = new Comparisons();
    /** What was of use since the last {@link #forgetOthers}. */
    private final Set<String> used = new HashSet<>();

    /**
     * What a rule said of some boot configurations of an image, which answer alike.
     *
     * @param views their numbers
     */
    private record Answer<R>(R result, Asked asked, Views.Shape shape, List<Integer> views) {
        Answer(R result, Asked asked, Views.Shape shape) {
            this(result, asked, shape, new ArrayList<>());
        }
    }

    /**
     * What a rule said of an image.
     *
     * @param last whether all answers may be used again
     */
    private record Kept<R>(
            Rule rule, Interests interests, Views views, List<Answer<R>> answers, R whole, boolean last) {}

    public Verdicts(Map<String, CodedFact> coded) {
        this.coded = Map.copyOf(coded);
    }

    /** An image in each of its boot configurations, to be given to {@link #of}. */
    public Views views(Image image) {
        Views now = Views.of(image, Optional.ofNullable(views.get(image.name())));
        views.put(image.name(), now);
        used.add(image.name());
        return now;
    }

    /**
     * What a rule says of an image.
     *
     * @param judge decides the rule for an image that tells what it is asked
     * @param whole what it says of the image by what it says of each of several boot configurations
     * @param lasts may the result be used again? Not if it depends on more than the image
     */
    public R of(Rule rule, Views now, Function<Image, R> judge, Function<List<R>, R> whole, Predicate<R> lasts) {
        String key = rule.name() + " " + now.images().get(0).name();
        used.add(key);
        Optional<Kept<R>> known = Optional.ofNullable(kept.get(key))
                .filter(one -> one.rule() == rule && now.showTheSame(one.interests(), one.views()))
                .filter(one -> !looksAround(one, now)
                        || one.answers().stream()
                                .allMatch(answer -> answer.asked().isOfTheSame(one.views(), now)));
        if (known.isPresent() && known.get().last() && holds(known.get(), now)) {
            Kept<R> same = known.get();
            same.answers()
                    .forEach(answer -> answer.asked()
                            .follow(now.images().get(answer.views().get(0))));
            kept.put(key, new Kept<>(rule, same.interests(), now, same.answers(), same.whole(), true));
            return same.whole();
        }
        Interests interests = known.map(Kept::interests).orElseGet(() -> Interests.of(rule, coded));
        List<Answer<R>> before = known.map(Kept::answers).orElse(List.of());
        List<Answer<R>> answers = new ArrayList<>();
        List<R> each = new ArrayList<>();
        for (int i = 0; i < now.images().size(); i++) {
            int view = i;
            Answer<R> answer = holding(answers, view, now)
                    .or(() -> holding(before, view, now)
                            .map(old -> adopted(old, now.images().get(view), answers)))
                    .orElseGet(() -> judged(judge, interests, view, now, answers));
            answer.views().add(view);
            each.add(answer.result());
        }
        R result = now.areSeveral() ? whole.apply(each) : each.get(0);
        List<Answer<R>> lasting =
                answers.stream().filter(one -> lasts.test(one.result())).toList();
        kept.put(key, new Kept<>(rule, interests, now, lasting, result, lasting.size() == answers.size()));
        return result;
    }

    private Optional<Answer<R>> holding(List<Answer<R>> answers, int view, Views now) {
        return answers.stream().filter(one -> holds(one, view, now)).findFirst();
    }

    private boolean holds(Answer<R> answer, int view, Views now) {
        return answer.shape() == now.shapes().get(view)
                && answer.asked().holdsFor(now.images().get(view), comparisons);
    }

    private static <R> Answer<R> adopted(Answer<R> old, Image image, List<Answer<R>> answers) {
        old.asked().follow(image);
        Answer<R> answer = new Answer<>(old.result(), old.asked(), old.shape());
        answers.add(answer);
        return answer;
    }

    private Answer<R> judged(
            Function<Image, R> judge, Interests interests, int view, Views now, List<Answer<R>> answers) {
        Asked asked = new Asked();
        R result = now.watched(view, interests).tellTo(asked, judge);
        Answer<R> answer = new Answer<>(result, asked, now.shapes().get(view));
        answers.add(answer);
        return answer;
    }

    /** Who looks at observations may look at the same components of other boot configurations, which is not told. */
    private static boolean looksAround(Kept<?> known, Views now) {
        return known.interests().allObservations()
                && (now.areSeveral() || known.views().areSeveral());
    }

    /** Does each boot configuration answer as it did? */
    private boolean holds(Kept<R> known, Views now) {
        return known.views().names().equals(now.names())
                && known.answers().stream().allMatch(answer -> holds(answer, known.views(), now));
    }

    private boolean holds(Answer<R> answer, Views then, Views now) {
        boolean same = answer.asked().isOfTheSame(then, now);
        return answer.views().stream()
                .allMatch(view -> same ? answer.shape() == now.shapes().get(view) : holds(answer, view, now));
    }

    /**
     * Forgets rules and images that nobody asked for since the last time: an image whose name is being typed is another one
     * at every key.
     */
    public void forgetOthers() {
        kept.keySet().retainAll(used);
        views.keySet().retainAll(used);
        used.clear();
        Set<OptionSet> current = Collections.newSetFromMap(new IdentityHashMap<>());
        views.values().forEach(one -> {
            one.sets().values().forEach(current::addAll);
            current.addAll(one.facts());
        });
        comparisons.retain(current);
    }
}
