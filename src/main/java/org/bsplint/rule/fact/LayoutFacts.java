package org.bsplint.rule.fact;

import static org.bsplint.rule.fact.NamedFact.ofOptions;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.vendor.Vendor;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Comparison;
import org.bsplint.rule.condition.Outcome;
import org.bsplint.source.Letters;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.Truth;

/** Facts about where a flash layout puts the FIP and where the vendor's BL2 looks for it. */
final class LayoutFacts {
    /** With firmware update, metadata tells where the FIP lies. */
    private static final String WITH_UPDATE = "PSA_FWU_SUPPORT";

    private final List<Vendor> vendors;

    LayoutFacts(KnowledgeBase knowledge) {
        this.vendors = knowledge.vendors().stream()
                .filter(vendor -> !vendor.bootDevices().isEmpty())
                .toList();
    }

    List<CodedFact> all() {
        return List.of(
                ofOptions(
                                "fip-device-not-in-tfa",
                                "the flash layouts put the FIP on a device that this BL2 has no driver for",
                                List.of("device", "file", "option", "built"),
                                0,
                                (image, none) -> any(vendor -> device(vendor, image)))
                        .ofObservations(),
                ofOptions(
                                "fip-offset-not-in-tfa",
                                "the flash layouts put the FIP on NOR or NAND at another offset than BL2 reads",
                                List.of("device", "file", "offset", "expected"),
                                0,
                                (image, none) -> any(vendor -> offset(vendor, image)))
                        .ofObservations());
    }

    /** What holds for the first vendor whose first stage it holds for. */
    private Outcome any(Function<Vendor, Outcome> test) {
        Outcome outcome = Outcome.fails("no vendor's first stage is known to read flash layouts");
        for (Vendor vendor : vendors) {
            Outcome one = test.apply(vendor);
            if (one.truth() == Truth.TRUE) {
                return one;
            }
            outcome = outcome.truth() == Truth.UNKNOWN ? outcome : one;
        }
        return outcome;
    }

    private static Outcome device(Vendor vendor, Image image) {
        Optional<Observation> fip = fip(image);
        Component tfa = image.component("tf-a");
        List<String> all = vendor.bootDevices().stream()
                .flatMap(device -> device.drivers().stream())
                .distinct()
                .toList();
        List<String> built = all.stream().filter(name -> isOn(tfa, name)).toList();
        List<String> drivers = fip.map(LayoutFacts::device)
                .flatMap(vendor::bootDevice)
                .map(Vendor.BootDevice::drivers)
                .orElse(built);
        if (fip.isEmpty() || drivers.stream().anyMatch(built::contains)) {
            return Outcome.fails("no flash layout with a FIP, or BL2 has the driver");
        }
        List<String> open = open(image, all);
        if (!open.isEmpty()) {
            return undecided(open);
        }
        if (built.isEmpty()
                || all.stream().anyMatch(name -> tfa.options().value(name).isUndecided())) {
            return Outcome.fails("the drivers of BL2 are not known");
        }
        if (isBuiltFor(image, drivers)) {
            return Outcome.fails("another boot configuration is built for it");
        }
        return told(fip.get(), tfa.options().get(built.get(0)))
                .with("option", drivers.get(0))
                .with("built", String.join(", ", built));
    }

    /** Does the BL2 of one of several boot configurations have a driver, or is that open? */
    private static boolean isBuiltFor(Image image, List<String> drivers) {
        return image.configurations().stream()
                .map(one -> image.in(one).component("tf-a"))
                .anyMatch(tfa -> drivers.stream()
                        .anyMatch(name -> tfa.options().value(name).isUndecided() || isOn(tfa, name)));
    }

    private static Outcome offset(Vendor vendor, Image image) {
        Optional<Observation> fip = fip(image);
        Component tfa = image.component("tf-a");
        Optional<Vendor.BootDevice> device = fip.map(LayoutFacts::device)
                .flatMap(vendor::bootDevice)
                .filter(known -> !known.fipOffset().isEmpty());
        Option forced = tfa.options().get(vendor.fipOffsetOption());
        Optional<BigInteger> at =
                fip.map(seen -> seen.details().getOrDefault("offset", "")).flatMap(Comparison::number);
        if (device.isEmpty() || at.isEmpty()) {
            return Outcome.fails("no flash layout with a FIP on a device with a fixed place for it");
        }
        List<String> drivers = device.get().drivers();
        boolean reads = drivers.stream().anyMatch(name -> isOn(tfa, name) || OptionFacts.isOpen(image, "tf-a", name))
                && (OptionFacts.isOpen(image, "tf-a", WITH_UPDATE)
                        || tfa.options()
                                .value(WITH_UPDATE)
                                .asKnown()
                                .orElse("0")
                                .equals("0"));
        List<String> asked = new ArrayList<>(drivers);
        asked.addAll(List.of(WITH_UPDATE, vendor.fipOffsetOption()));
        List<String> open = open(image, asked);
        if (reads && !open.isEmpty()) {
            return undecided(open);
        }
        String expected = forced.value()
                .asKnown()
                .filter(text -> !text.isBlank())
                .orElse(device.get().fipOffset());
        Optional<BigInteger> wanted = Comparison.number(expected);
        if (!reads || forced.value().isUndecided() || wanted.isEmpty() || at.equals(wanted)) {
            return Outcome.fails("the FIP is where BL2 looks, or one of them is not known");
        }
        return told(fip.get(), forced).with("offset", hex(at.get())).with("expected", hex(wanted.get()));
    }

    /** Which of these options of TF-A are set to what is not known. */
    private static List<String> open(Image image, List<String> names) {
        return names.stream()
                .distinct()
                .filter(name -> OptionFacts.isOpen(image, "tf-a", name))
                .map(name -> "tf-a." + name)
                .toList();
    }

    private static Outcome undecided(List<String> open) {
        return Outcome.undecided(open.get(0) + " is not known").needing(open);
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
        String numbered = fip.details().getOrDefault("device", "");
        return numbered.substring(0, Letters.DIGITS.start(numbered, numbered.length()));
    }

    private static boolean isOn(Component tfa, String name) {
        return tfa.options().value(name).asKnown().orElse("").equals("1");
    }

    private static String hex(BigInteger number) {
        return "0x" + number.toString(16);
    }
}
