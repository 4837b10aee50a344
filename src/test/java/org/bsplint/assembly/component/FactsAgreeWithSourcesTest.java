package org.bsplint.assembly.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.ecosystem.CatalogOption;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.PlatformRow;
import org.bsplint.ecosystem.catalogue.SourceCatalog;
import org.bsplint.syntax.version.Version;
import org.bsplint.value.Option;
import org.junit.jupiter.api.Test;

/** Rows written by hand say nothing else than the source trees of the versions that were looked at. */
class FactsAgreeWithSourcesTest {
    private static final List<String> SOCS = List.of("stm32mp13", "stm32mp15", "stm32mp25");

    private final KnowledgeBase knowledge = KnowledgeBase.load();
    private int compared;

    @Test
    void everyRowThatBothKnowIsTheSame() {
        List<String> wrong = new ArrayList<>();
        for (String component : List.of("optee", "tf-a")) {
            SourceCatalog sources = knowledge.options().sources(component);
            for (Map.Entry<String, List<String>> origin : sources.versions().entrySet()) {
                for (String version : origin.getValue()) {
                    for (String soc : SOCS) {
                        if (sources.platforms(origin.getKey(), version).contains(soc)) {
                            compare(component, origin.getKey(), version, soc, wrong);
                        }
                    }
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(compared > 3000, () -> "only " + compared + " were compared");
    }

    private void compare(String component, String origin, String version, String soc, List<String> wrong) {
        PlatformRow row = knowledge.platform(soc).orElseThrow();
        Optional<SourceDefaults> sources = KnownDefaults.sources(
                knowledge.options(),
                component,
                component,
                Optional.of(origin),
                Version.parse(version),
                List.of(soc),
                name -> Optional.empty());
        KnownDefaults facts = new KnownDefaults(
                knowledge.options(),
                component,
                component,
                Optional.of(origin),
                Version.parse(version),
                Optional.of(component.equals("optee") ? row.optee() : row.tfa()),
                Optional.of(soc),
                KnownDefaults.Base.SOURCES,
                file -> false,
                name -> Optional.empty(),
                name -> Optional.empty(),
                Optional.empty());
        for (CatalogOption listed : knowledge.options().of(component)) {
            Option fact = facts.option(listed.name());
            Optional<Option> source = sources.orElseThrow().option(listed.name());
            if (!fact.value().isUndecided()
                    && source.isPresent()
                    && !source.get().value().isUndecided()) {
                compared++;
                boolean bothOff = source.get().value().isUnset()
                        && fact.value()
                                .asKnown()
                                .filter(text -> text.equals("0") || text.equals("n") || text.equals("none"))
                                .isPresent();
                if (!bothOff && !fact.value().equals(source.get().value())) {
                    wrong.add(component + " " + origin + " " + version + " " + soc + " " + listed.name() + ": fact "
                            + fact.value() + ", sources " + source.get().value());
                }
            }
        }
    }
}
