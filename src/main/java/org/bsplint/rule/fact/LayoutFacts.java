package org.bsplint.rule.fact;

import static org.bsplint.rule.fact.NamedFact.ofOptions;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.Vendor;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Comparison;
import org.bsplint.rule.condition.Outcome;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.Truth;

/** Facts about where a flash layout puts the FIP and where the vendor's BL2 looks for it. */
final class LayoutFacts {
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
                        .ofKnownValues()
                        .ofObservations(),
                ofOptions(
                                "fip-offset-not-in-tfa",
                                "the flash layouts put the FIP on NOR or NAND at another offset than BL2 reads",
                                List.of("device", "file", "offset", "expected"),
                                0,
                                (image, none) -> any(vendor -> offset(vendor, image)))
                        .ofKnownValues()
                        .ofObservations());
    }

    /** What holds for the first vendor whose first stage it holds for. */
    private Outcome any(Function<Vendor, Outcome> test) {
        Outcome outcome = Outcome.fails("no vendor's first stage is known to read flash layouts");
        for (Vendor vendor : vendors) {
            outcome = test.apply(vendor);
            if (outcome.truth() == Truth.TRUE) {
                return outcome;
            }
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
        boolean open = all.stream().anyMatch(name -> tfa.options().value(name).isUndecided());
        List<String> built = all.stream().filter(name -> isOn(tfa, name)).toList();
        if (fip.isEmpty() || open || built.isEmpty()) {
            return Outcome.fails("no flash layout with a FIP, or the drivers of BL2 are not known");
        }
        String device = device(fip.get());
        List<String> drivers =
                vendor.bootDevice(device).map(Vendor.BootDevice::drivers).orElse(built);
        if (drivers.stream().anyMatch(built::contains)) {
            return Outcome.fails("BL2 has the driver");
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
        boolean reads = device.isPresent()
                && device.get().drivers().stream().anyMatch(name -> isOn(tfa, name))
                && tfa.options().value("PSA_FWU_SUPPORT").asKnown().orElse("0").equals("0")
                && !forced.value().isUndecided();
        Optional<BigInteger> at =
                fip.map(seen -> seen.details().getOrDefault("offset", "")).flatMap(Comparison::number);
        String expected = forced.value()
                .asKnown()
                .filter(text -> !text.isBlank())
                .orElse(device.map(Vendor.BootDevice::fipOffset).orElse(""));
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
