package org.bsplint.rule.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;

/**
 * An image that tells what it is asked. Making one takes longer than to decide a rule, so that all rules which may see the
 * same of an image share it, one after the other.
 */
final class Watched {
    private final Image image;
    /** Who is told at present. */
    private Optional<Asked> asked = Optional.empty();

    Watched(Image image) {
        Map<String, Component> told = new TreeMap<>();
        image.components()
                .forEach((name, component) -> told.put(
                        name,
                        new Component(
                                component.name(),
                                component.version(),
                                component.origin(),
                                told(component.options(), all -> all.of(name, component.options())),
                                component.presence())));
        this.image = new Image(
                image.name(),
                image.operations(),
                told(image.facts(), all -> all.ofFacts(image.facts())),
                told,
                image.commands(),
                image.observations(),
                image.configurations());
    }

    /** What is asked while someone decides something for the image. */
    <R> R tellTo(Asked listener, Function<Image, R> decide) {
        asked = Optional.of(listener);
        try {
            return decide.apply(image);
        } finally {
            asked = Optional.empty();
        }
    }

    private OptionSet told(OptionSet set, Function<Asked, Questions> questions) {
        return set.watched(new Telling(() -> asked.map(questions)));
    }

    /** Tells the one who listens at present. */
    private record Telling(Supplier<Optional<Questions>> listener) implements OptionSet.Watcher {
        @Override
        public void reads(String name, Option option) {
            listener.get().ifPresent(told -> told.reads(name, option));
        }

        @Override
        public void looksFor(String name) {
            listener.get().ifPresent(told -> told.looksFor(name));
        }

        @Override
        public void lists() {
            listener.get().ifPresent(OptionSet.Watcher::lists);
        }

        @Override
        public void picks(OptionSet.Selection selection, List<Option> found) {
            listener.get().ifPresent(told -> told.picks(selection, found));
        }
    }
}
