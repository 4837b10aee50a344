package org.bsplint.assembly.seen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.assembly.view.Identity;
import org.bsplint.assembly.view.ProductLayers;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.assembly.words.MakeWord;
import org.bsplint.ecosystem.catalogue.SourceCatalog;
import org.bsplint.ecosystem.catalogue.SourceOption;
import org.bsplint.model.Component;
import org.bsplint.source.Span;
import org.bsplint.value.Observation;
import org.bsplint.value.Truth;

/**
 * Options that a product switches on and that other versions of the component have, but not the one that it builds: make
 * takes them without a word, and nothing reads them. Only for versions whose sources were looked at.
 */
final class OptionsOfOtherVersions {
    private static final Map<String, String> TITLES = Map.of("optee", "OP-TEE", "tf-a", "TF-A");
    private static final Set<String> OFF = Set.of("", "n", "0");

    private final Project project;
    private final Identity identity;
    private final List<String> foreign;

    OptionsOfOtherVersions(Project project, Identity identity) {
        this.project = project;
        this.identity = identity;
        this.foreign = new ProductLayers(project).foreign();
    }

    List<Observation> of(Map<String, CommandLine> lines, Map<String, Component> components) {
        List<Observation> observations = new ArrayList<>();
        for (String component : List.of("optee", "tf-a")) {
            CommandLine line = lines.get(component);
            boolean sources = Component.in(components, component).presence() == Component.Presence.SOURCES;
            if (line != null && !sources) {
                line.effective()
                        .values()
                        .forEach(word -> observation(component, word).ifPresent(observations::add));
            }
        }
        return observations;
    }

    private Optional<Observation> observation(String component, MakeWord word) {
        Optional<Span> place = word.option().place();
        boolean own = place.filter(at -> foreign.stream()
                        .noneMatch(layer -> layer.isEmpty() || at.path().startsWith(layer + "/")))
                .isPresent();
        boolean off = word.value().isKnown() && OFF.contains(word.value().known());
        boolean renamed = project.knowledge().renames().stream()
                .anyMatch(row -> row.component().equals(component)
                        && row.old().equals(word.name())
                        && !row.now().isEmpty()
                        && row.scope().covers(identity.origin(component), identity.version(component)) == Truth.TRUE);
        if (!own || off || renamed) {
            return Optional.empty();
        }
        SourceCatalog sources = project.knowledge().options().sources(component);
        Optional<String> origin = identity.origin(component);
        Optional<String> version =
                Optional.ofNullable(identity.versions().get(component)).map(fact -> fact.text());
        Optional<SourceOption> option = sources.find(word.name());
        boolean missing = origin.isPresent()
                && version.isPresent()
                && option.filter(known ->
                                !known.kind().equals("-") && !known.kind().equals("?"))
                        .filter(known -> sources.exists(known.name(), origin.get(), version.get()) == Truth.FALSE)
                        .isPresent();
        return missing
                ? Optional.of(new Observation(
                        "option-of-other-version",
                        component,
                        List.of(word.name()),
                        place,
                        Map.of(
                                "name",
                                word.name(),
                                "component",
                                TITLES.get(component),
                                "version",
                                version.get(),
                                "exists",
                                sources.described(option.orElseThrow())),
                        List.of(),
                        Optional.empty()))
                : Optional.empty();
    }
}
