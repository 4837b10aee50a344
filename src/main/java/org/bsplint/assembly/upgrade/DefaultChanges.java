package org.bsplint.assembly.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.catalogue.SourceCatalog;
import org.bsplint.ecosystem.catalogue.SourceOption;
import org.bsplint.model.Image;
import org.bsplint.source.Span;
import org.bsplint.value.Value;

/**
 * Defaults of further options that are otherwise in the newer release's own sources, for the SoC that is built for: those that
 * the facts do not list by name, of the programs whose options are words of make.
 */
final class DefaultChanges {
    private static final List<String> COMPONENTS = List.of("optee", "tf-a");
    /** A variable of the sources that is no option. */
    private static final String NO_OPTION = "?";

    private final KnowledgeBase knowledge;
    private final ReleaseDefaults before;
    private final ReleaseDefaults after;

    DefaultChanges(KnowledgeBase knowledge, ReleaseDefaults before, ReleaseDefaults after) {
        this.knowledge = knowledge;
        this.before = before;
        this.after = after;
    }

    List<Change> of(Image image) {
        List<Change> changes = new ArrayList<>();
        for (String component : COMPONENTS) {
            SourceCatalog sources = knowledge.options().sources(component);
            for (String name : sources.names()) {
                if (knowledge.options().find(component, name).isEmpty() && isOption(sources, name)) {
                    change(component, name, image).ifPresent(changes::add);
                }
            }
        }
        return changes;
    }

    /** The version's own number is none of the product's options either. */
    private static boolean isOption(SourceCatalog sources, String name) {
        return sources.find(name)
                        .map(SourceOption::kind)
                        .filter(NO_OPTION::equals)
                        .isEmpty()
                && !name.contains("_REVISION_")
                && !name.startsWith("VERSION_");
    }

    private Optional<Change> change(String component, String name, Image image) {
        Value old = before.option(component, name).value();
        Value now = after.option(component, name).value();
        boolean same = old.isUndecided() || now.isUndecided() || old.equals(now) || isOff(old) && isOff(now);
        List<Span> places = image.component(component).options().has(name)
                ? image.component(component).options().get(name).place().stream()
                        .toList()
                : List.of();
        return same
                ? Optional.empty()
                : Optional.of(new Change(
                        Change.Kind.FLIPS,
                        "defaults",
                        name,
                        Upgrade.shown(old),
                        Upgrade.shown(now),
                        knowledge.options().meaning(component, name).orElse(""),
                        places));
    }

    private static boolean isOff(Value value) {
        return value.isUnset() || value.equals(Value.known("n")) || value.equals(Value.known("0"));
    }
}
