package org.bsplint.rule.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bsplint.model.BootCommand;
import org.bsplint.model.Component;
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

    private record Kept<R>(
            Rule rule,
            Interests interests,
            Parts parts,
            Map<String, Questions> components,
            Questions facts,
            R result) {}

    public Verdicts(Map<String, CodedFact> coded) {
        this.coded = Map.copyOf(coded);
    }

    /**
     * @param judge decides the rule for an image that tells what it is asked
     * @param lasts may the result be used again? Not if it depends on more than the image
     */
    public R of(Rule rule, Image image, Function<Image, R> judge, Predicate<R> lasts) {
        String key = rule.name() + " " + image.name();
        Parts now = parts(image);
        Kept<R> known = kept.get(key);
        if (known != null && known.rule() == rule && holds(known, now)) {
            kept.put(key, new Kept<>(rule, known.interests(), now, known.components(), known.facts(), known.result()));
            return known.result();
        }
        Map<String, Questions> components = new HashMap<>();
        Questions facts = new Questions(image.facts());
        Interests interests = Interests.of(rule, coded);
        R result = judge.apply(watched(interests.seen(image), components, facts));
        if (!lasts.test(result)) {
            kept.remove(key);
        } else {
            kept.put(key, new Kept<>(rule, interests, now, components, facts, result));
        }
        return result;
    }

    private static Image watched(Image image, Map<String, Questions> asked, Questions facts) {
        Map<String, Component> components = new TreeMap<>();
        image.components().forEach((name, component) -> {
            Questions questions = new Questions(component.options());
            asked.put(name, questions);
            components.put(
                    name,
                    new Component(
                            component.name(),
                            component.version(),
                            component.origin(),
                            component.options().watched(questions),
                            component.presence()));
        });
        return new Image(
                image.name(),
                image.operations(),
                image.facts().watched(facts),
                components,
                image.commands(),
                image.observations());
    }

    private static boolean holds(Kept<?> known, Parts now) {
        Parts then = known.parts();
        return then.shape() == now.shape()
                && (!known.interests().commands() || then.commands() == now.commands())
                && (!known.interests().allObservations() || then.observations() == now.observations())
                && known.interests().kinds().stream().allMatch(kind -> then.seen(kind) == now.seen(kind))
                && known.facts().holdFor(now.image().facts(), now.comparisons())
                && known.components().entrySet().stream()
                        .allMatch(asked -> asked.getValue()
                                .holdFor(now.image().component(asked.getKey()).options(), now.comparisons()));
    }

    private Parts parts(Image image) {
        Parts before = parts.get(image.name());
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
        parts.put(image.name(), now);
        return now;
    }
}
