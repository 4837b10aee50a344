package org.bsplint.assembly.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.catalogue.SourceCatalog;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.source.Span;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;
import org.bsplint.value.Truth;

/** Options that the product itself sets, that the older release's sources mention and the newer one's do not. */
final class LostOptions {
    private static final String VENDOR = "vendor";

    private final KnowledgeBase knowledge;
    private final Release from;
    private final Release to;

    LostOptions(KnowledgeBase knowledge, Release from, Release to) {
        this.knowledge = knowledge;
        this.from = from;
        this.to = to;
    }

    List<Change> of(Image image) {
        List<Change> changes = new ArrayList<>();
        for (String name : List.of("optee", "tf-a", "u-boot")) {
            Component component = image.component(name);
            for (String option : new TreeSet<>(component.options().names())) {
                lost(name, component.options().get(option)).ifPresent(changes::add);
            }
        }
        return changes;
    }

    private Optional<Change> lost(String component, Option option) {
        SourceCatalog sources = knowledge.options().sources(component);
        Optional<Span> place = option.place();
        boolean set = place.isPresent() && option.origin() != Origin.KNOWLEDGE_BASE;
        boolean listed = knowledge.options().find(component, option.name()).isPresent();
        boolean lost = set
                && !listed
                && exists(sources, component, option, from) == Truth.TRUE
                && exists(sources, component, option, to) == Truth.FALSE;
        return lost
                ? Optional.of(new Change(
                        Change.Kind.VANISHES,
                        "options",
                        option.name(),
                        "read",
                        "",
                        "setting it does nothing; its versions are "
                                + sources.described(sources.find(option.name()).orElseThrow(), VENDOR),
                        List.of(place.get())))
                : Optional.empty();
    }

    private static Truth exists(SourceCatalog sources, String component, Option option, Release release) {
        String version = release.components().getOrDefault(component, "");
        return version.isEmpty() ? Truth.UNKNOWN : sources.exists(option.name(), VENDOR, version);
    }
}
