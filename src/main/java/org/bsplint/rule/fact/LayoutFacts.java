package org.bsplint.rule.fact;

import static org.bsplint.rule.fact.NamedFact.ofOptions;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Comparison;
import org.bsplint.rule.condition.Outcome;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;

/** Facts about where a flash layout puts the FIP and where STM32MP's BL2 looks for it. */
final class LayoutFacts {
    /** Devices of STM32CubeProgrammer's tables, and the drivers that can read each: which mmc is eMMC is the board's matter. */
    private static final Map<String, List<String>> DRIVERS = Map.of(
            "mmc", List.of("STM32MP_SDMMC", "STM32MP_EMMC"),
            "nor", List.of("STM32MP_SPI_NOR"),
            "nand", List.of("STM32MP_RAW_NAND"),
            "spi-nand", List.of("STM32MP_SPI_NAND"));

    private static final List<String> ALL =
            List.of("STM32MP_SDMMC", "STM32MP_EMMC", "STM32MP_SPI_NOR", "STM32MP_RAW_NAND", "STM32MP_SPI_NAND");
    /** Where BL2 looks without STM32MP_FORCE_MTD_START_OFFSET (TF-A plat/st, STM32MP_NOR_FIP_OFFSET, STM32MP_NAND_FIP_OFFSET). */
    private static final Map<String, String> OFFSETS =
            Map.of("nor", "0x80000", "nand", "0x200000", "spi-nand", "0x200000");

    private LayoutFacts() {}

    static List<CodedFact> all() {
        return List.of(
                ofOptions(
                                "fip-device-not-in-tfa",
                                "the flash layouts put the FIP on a device that this BL2 has no driver for",
                                List.of("device", "file", "option", "built"),
                                0,
                                (image, none) -> device(image))
                        .ofKnownValues()
                        .ofObservations(),
                ofOptions(
                                "fip-offset-not-in-tfa",
                                "the flash layouts put the FIP on NOR or NAND at another offset than BL2 reads",
                                List.of("device", "file", "offset", "expected"),
                                0,
                                (image, none) -> offset(image))
                        .ofKnownValues()
                        .ofObservations());
    }

    private static Outcome device(Image image) {
        Optional<Observation> fip = fip(image);
        Component tfa = image.component("tf-a");
        boolean open = ALL.stream().anyMatch(name -> tfa.options().value(name).isUndecided());
        List<String> built = ALL.stream().filter(name -> isOn(tfa, name)).toList();
        if (fip.isEmpty() || open || built.isEmpty()) {
            return Outcome.fails("no flash layout with a FIP, or the drivers of BL2 are not known");
        }
        String device = device(fip.get());
        List<String> drivers = DRIVERS.getOrDefault(device, built);
        if (drivers.stream().anyMatch(built::contains)) {
            return Outcome.fails("BL2 has the driver");
        }
        return told(fip.get(), tfa.options().get(built.get(0)))
                .with("option", drivers.get(0))
                .with("built", String.join(", ", built));
    }

    private static Outcome offset(Image image) {
        Optional<Observation> fip = fip(image);
        Component tfa = image.component("tf-a");
        String device = fip.map(LayoutFacts::device).orElse("");
        Option forced = tfa.options().get("STM32MP_FORCE_MTD_START_OFFSET");
        boolean reads = OFFSETS.containsKey(device)
                && isOn(tfa, DRIVERS.getOrDefault(device, List.of("")).get(0))
                && tfa.options().value("PSA_FWU_SUPPORT").asKnown().orElse("0").equals("0")
                && !forced.value().isUndecided();
        Optional<BigInteger> at =
                fip.map(seen -> seen.details().getOrDefault("offset", "")).flatMap(Comparison::number);
        String expected =
                forced.value().asKnown().filter(text -> !text.isBlank()).orElse(OFFSETS.getOrDefault(device, ""));
        Optional<BigInteger> wanted = Comparison.number(expected);
        if (!reads || at.isEmpty() || wanted.isEmpty() || at.equals(wanted)) {
            return Outcome.fails("the FIP is where BL2 looks, or one of them is not known");
        }
        return told(fip.get(), forced).with("offset", hex(at.get())).with("expected", hex(wanted.get()));
    }

    private static Outcome told(Observation fip, Option option) {
        return Outcome.holds("`" + fip.details().getOrDefault("file", "") + "` differs")
                .with(option)
                .seeing(List.of(fip))
                .with("device", fip.details().getOrDefault("device", ""))
                .with("file", fip.details().getOrDefault("file", ""));
    }

    /** The first FIP, if all layouts agree on the kind of device: several layouts may be for several products. */
    private static Optional<Observation> fip(Image image) {
        List<Observation> all = image.observations().stream()
                .filter(seen -> seen.kind().equals("layout-fip"))
                .toList();
        Set<String> devices = all.stream().map(LayoutFacts::device).collect(Collectors.toSet());
        return devices.size() == 1 ? all.stream().findFirst() : Optional.empty();
    }

    private static String device(Observation fip) {
        return fip.details().getOrDefault("device", "").replaceFirst("\\d+$", "");
    }

    private static boolean isOn(Component tfa, String name) {
        return tfa.options().value(name).asKnown().orElse("").equals("1");
    }

    private static String hex(BigInteger number) {
        return "0x" + number.toString(16);
    }
}
