package org.bsplint.rule.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bsplint.model.BootCommand;
import org.bsplint.model.Image;
import org.bsplint.model.Operation;
import org.bsplint.rule.Rule;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.value.Observation;

/**
 * What rules said of images, each used again as long as everything that the rule asked of the image answers the same. For one
 * thread.
 *
 * @param <R> what a rule says of an image
 */
public final class Verdicts<R> {
    private final Map<String, CodedFact> coded;
    private final Map<String, Kept<R>> kept = new HashMap<>();
    private final Map<String, Parts> parts = new HashMap<>();
    /** What of both was of use since the last {@link #forgetOthers}. */
    private final Set<String> used = new HashSet<>();

    /** What of an image concerns every rule: which components there are, and what will be done with it. */
    private record Shape(Set<Operation> operations, Map<String, List<Object>> components) {
        static Shape of(Image image) {
            Map<String, List<Object>> components = new TreeMap<>();
            image.components()
                    .forEach((name, component) -> components.put(
                            name, List.of(component.version(), component.origin(), component.presence())));
            return new Shape(image.operations(), components);
        }
    }

    /** An image in the parts that rules depend on; a part that is as it was before is the same object. */
    private record Parts(
            Image image,
            Shape shape,
            List<BootCommand> commands,
            List<Observation> observations,
            Map<String, List<Observation>> byKind,
            Comparisons comparisons) {
        List<Observation> seen(String kind) {
            return byKind.getOrDefault(kind, List.of());
        }
    }

    /**
     * What a rule says of an image.
     *
     * @param asked what it asked of the image; another image that answers the same it says the same of
     */
    public record Answer<R>(R result, Asked asked) {}

    private record Kept<R>(Rule rule, Interests interests, Parts parts, Asked asked, R result) {}

    public Verdicts(Map<String, CodedFact> coded) {
        this.coded = Map.copyOf(coded);
    }

    /**
     * @param judge decides the rule for an image that tells what it is asked
     * @param lasts may the result be used again? Not if it depends on more than the image
     */
    public Answer<R> of(Rule rule, Image image, Function<Image, R> judge, Predicate<R> lasts) {
        String key = rule.name() + " " + key(image);
        Parts now = parts(image);
        used.add(key);
        used.add(key(image));
        Kept<R> known = kept.get(key);
        if (known != null && known.rule() == rule && holds(known, now)) {
            known.asked().follow(image);
            kept.put(key, new Kept<>(rule, known.interests(), now, known.asked(), known.result()));
            return new Answer<>(known.result(), known.asked());
        }
        Interests interests = Interests.of(rule, coded);
        Asked asked = new Asked(interests.seen(image));
        R result = judge.apply(asked.watched());
        asked.settle();
        if (!lasts.test(result)) {
            kept.remove(key);
        } else {
            kept.put(key, new Kept<>(rule, interests, now, asked, result));
        }
        return new Answer<>(result, asked);
    }

    /**
     * Forgets rules and images that nobody asked for since the last time: an image whose name is being typed is another one
     * at every key.
     */
    public void forgetOthers() {
        kept.keySet().retainAll(used);
        parts.keySet().retainAll(used);
        used.clear();
    }

    /** The boot configurations of an image are kept apart. */
    private static String key(Image image) {
        return image.name()
                + " "
                + image.fact("boot.configuration").value().asKnown().orElse("");
    }

    private static boolean holds(Kept<?> known, Parts now) {
        Parts then = known.parts();
        return then.shape() == now.shape()
                && (!known.interests().commands() || then.commands() == now.commands())
                && (!known.interests().allObservations() || sameSights(then, now))
                && known.interests().kinds().stream().allMatch(kind -> then.seen(kind) == now.seen(kind))
                && known.asked().holdsFor(now.image(), now.comparisons());
    }

    /** Who looks at observations may look at other boot configurations, too, of which it is not told what was asked. */
    private static boolean sameSights(Parts then, Parts now) {
        return then.observations() == now.observations()
                && now.image().configurations().isEmpty();
    }

    private Parts parts(Image image) {
        Parts before = parts.get(key(image));
        if (before != null && before.image() == image) {
            return before;
        }
        Optional<Parts> last = Optional.ofNullable(before);
        Map<String, List<Observation>> byKind = new HashMap<>();
        image.observations()
                .forEach(one -> byKind.computeIfAbsent(one.kind(), kind -> new ArrayList<>())
                        .add(one));
        last.ifPresent(old -> byKind.replaceAll((kind, list) ->
                list.equals(old.byKind().get(kind)) ? old.byKind().get(kind) : list));
        Shape shape = Shape.of(image);
        Parts now = new Parts(
                image,
                last.map(Parts::shape).filter(shape::equals).orElse(shape),
                last.map(Parts::commands).filter(image.commands()::equals).orElse(image.commands()),
                last.map(Parts::observations)
                        .filter(image.observations()::equals)
                        .orElse(image.observations()),
                byKind,
                new Comparisons());
        parts.put(key(image), now);
        return now;
    }
}
