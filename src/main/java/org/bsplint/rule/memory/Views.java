package org.bsplint.rule.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.bsplint.model.BootCommand;
import org.bsplint.model.BootConfiguration;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.model.Operation;
import org.bsplint.value.Deferred;
import org.bsplint.value.Observation;
import org.bsplint.value.OptionSet;

/**
 * An image as it is in each of its boot configurations (once where it has none), in the parts that rules depend on. A part
 * that is as it was before is the same object.
 *
 * @param images in the order of the configurations; commands and observations are the same in all
 * @param shapes of each
 * @param sets by component: the options of each
 * @param facts of each
 * @param watched of each: those made so far
 */
public record Views(
        List<Image> images,
        List<Shape> shapes,
        Map<String, List<OptionSet>> sets,
        List<OptionSet> facts,
        List<BootCommand> commands,
        List<Observation> observations,
        Deferred<Map<String, List<Observation>>> byKind,
        List<Map<Interests, Watched>> watched) {

    /** What of an image concerns every rule: which components there are, and what will be done with it. */
    record Shape(Set<Operation> operations, Map<String, List<Object>> components) {
        static Shape of(Image image) {
            Map<String, List<Object>> components = new TreeMap<>();
            image.components().forEach((name, component) -> components.put(name, of(component)));
            return new Shape(image.operations(), components);
        }

        static List<Object> of(Component component) {
            return List.of(component.version(), component.origin(), component.presence());
        }
    }

    static Views of(Image image, Optional<Views> before) {
        List<Image> images = image.configurations().isEmpty()
                ? List.of(image)
                : image.configurations().stream().map(image::in).toList();
        Deferred<Map<String, List<Observation>>> byKind = Deferred.by(() -> byKind(image.observations(), before));
        before.ifPresent(old -> byKind.get()); // which would else be kept with all that came before it
        return new Views(
                images,
                shapes(images, before.map(Views::shapes).orElse(List.of())),
                sets(images, before.map(Views::sets).orElse(Map.of())),
                sets(images, Image::facts, before.map(Views::facts)),
                before.map(Views::commands).filter(image.commands()::equals).orElse(image.commands()),
                before.map(Views::observations)
                        .filter(image.observations()::equals)
                        .orElse(image.observations()),
                byKind,
                images.stream()
                        .map(one -> (Map<Interests, Watched>) new HashMap<Interests, Watched>())
                        .toList());
    }

    private static Map<String, List<Observation>> byKind(List<Observation> observations, Optional<Views> before) {
        Map<String, List<Observation>> byKind = new HashMap<>();
        observations.forEach(one ->
                byKind.computeIfAbsent(one.kind(), kind -> new ArrayList<>()).add(one));
        before.ifPresent(old -> byKind.replaceAll((kind, list) -> list.equals(old.seen(kind)) ? old.seen(kind) : list));
        return byKind;
    }

    private static List<Shape> shapes(List<Image> images, List<Shape> before) {
        List<Shape> known = new ArrayList<>(before);
        List<Shape> shapes = new ArrayList<>();
        for (Image image : images) {
            Shape shape = Shape.of(image);
            Optional<Shape> same = known.stream().filter(shape::equals).findFirst();
            same.ifPresentOrElse(shapes::add, () -> {
                known.add(shape);
                shapes.add(shape);
            });
        }
        return shapes;
    }

    private static Map<String, List<OptionSet>> sets(List<Image> images, Map<String, List<OptionSet>> before) {
        Map<String, List<OptionSet>> sets = new HashMap<>();
        images.stream()
                .flatMap(image -> image.components().keySet().stream())
                .distinct()
                .forEach(name -> sets.put(
                        name,
                        sets(images, image -> image.component(name).options(), Optional.ofNullable(before.get(name)))));
        return sets;
    }

    private static List<OptionSet> sets(
            List<Image> images, Function<Image, OptionSet> part, Optional<List<OptionSet>> before) {
        List<OptionSet> sets = images.stream().map(part).toList();
        // a set of options is equal to itself alone
        return before.filter(sets::equals).orElse(sets);
    }

    /** Of the boot configurations: a result may name them. */
    List<String> names() {
        return images.get(0).configurations().stream()
                .map(BootConfiguration::name)
                .toList();
    }

    List<Observation> seen(String kind) {
        return byKind.get().getOrDefault(kind, List.of());
    }

    /** Are there several, so that a rule may look from one to another? */
    boolean areSeveral() {
        return images.size() > 1;
    }

    /** Is each as it was, in all that a rule of these interests sees beside options? */
    boolean showTheSame(Interests interests, Views then) {
        return (!interests.commands() || then.commands == commands)
                && (!interests.allObservations() || then.observations == observations)
                && interests.kinds().stream().allMatch(kind -> then.seen(kind) == seen(kind));
    }

    /** Has this component the very same options in each as then? */
    boolean isTheSame(String component, Views then) {
        return sets.containsKey(component) && sets.get(component) == then.sets.get(component);
    }

    /** One of the images, as a rule of these interests gets to see it. */
    Watched watched(int number, Interests interests) {
        return watched.get(number).computeIfAbsent(interests, seeing -> new Watched(seeing.seen(images.get(number))));
    }
}
