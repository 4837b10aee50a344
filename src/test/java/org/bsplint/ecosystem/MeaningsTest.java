package org.bsplint.ecosystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bsplint.engine.RuleBook;
import org.bsplint.rule.condition.Subject;
import org.junit.jupiter.api.Test;

/** A line on what each option means that rules read. */
class MeaningsTest {
    /** Names that no source tree mentions: words of make and of binman's environment, and names that are put together. */
    private static final Map<String, Set<String>> IN_NO_TREE = Map.of(
            "optee", Set.of("PLATFORM"),
            "u-boot", Set.of("BL31", "TEE"),
            "yocto",
                    Set.of(
                            "PREFERRED_PROVIDER_virtual/kernel",
                            "PREFERRED_PROVIDER_virtual/bootloader",
                            "SIGN_KEY_stm32mp13",
                            "SIGN_KEY_stm32mp15",
                            "SIGN_KEY_stm32mp21",
                            "SIGN_KEY_stm32mp23",
                            "SIGN_KEY_stm32mp25",
                            "ENCRYPT_FIP_KEY_stm32mp13",
                            "ENCRYPT_FSBL_KEY_stm32mp13"));

    /** Options of ST's OP-TEE 4.0.0-stm32mp-r2 on, whose sources were not to be had: what they mean was not read. */
    private static final Set<String> NOT_READ =
            Set.of("optee.CFG_REMOTEPROC_PUB_KEY_VERIFY", "optee.CFG_STM32MP15_HUK_FROM_DT");

    private final OptionCatalog options = KnowledgeBase.load().options();

    @Test
    void theHundredThatMatterHaveAMeaning() {
        int described = 0;
        for (String component : List.of("optee", "tf-a", "u-boot", "linux", "yocto")) {
            described += options.described(component).size();
        }
        assertTrue(described >= 280, described + " options have a meaning");
    }

    @Test
    void everyOptionThatARuleNamesHasAMeaning() {
        Set<String> without = new TreeSet<>();
        RuleBook.prepared("").rules().rules().stream()
                .flatMap(rule -> rule.facts().stream())
                .flatMap(fact -> List.of(fact.text().split("[^\\w./\\[\\]-]+")).stream())
                .flatMap(word -> Subject.of(word).stream())
                .filter(subject -> subject.kind() == Subject.Kind.OPTION)
                .filter(subject ->
                        List.of("optee", "tf-a", "u-boot", "linux", "yocto").contains(subject.component()))
                .filter(subject ->
                        options.meaning(subject.component(), subject.name()).isEmpty())
                .forEach(subject -> without.add(subject.component() + "." + subject.name()));
        assertEquals(NOT_READ, without);
    }

    @Test
    void everyNameIsInTheSources() {
        List<String> unknown = new ArrayList<>();
        for (String component : List.of("optee", "tf-a", "u-boot", "yocto")) {
            for (String name : options.described(component)) {
                boolean known = options.sources(component).has(name)
                        || options.find(component, name).isPresent()
                        || IN_NO_TREE.getOrDefault(component, Set.of()).contains(name);
                if (!known) {
                    unknown.add(component + "." + name);
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void aMeaningIsOneShortLineOfOurOwn() {
        for (String component : List.of("optee", "tf-a", "u-boot", "linux", "yocto")) {
            for (String name : options.described(component)) {
                String meaning = options.meaning(component, name).orElseThrow();
                assertTrue(meaning.length() <= 140, name + ": " + meaning);
                assertFalse(meaning.endsWith(".") || meaning.contains("\n"), name + ": " + meaning);
            }
        }
    }
}
