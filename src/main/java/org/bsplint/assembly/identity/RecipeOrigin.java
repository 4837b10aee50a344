package org.bsplint.assembly.identity;

import java.util.List;
import java.util.Optional;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.LocalFile;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.ecosystem.vendor.Vendor;
import org.bsplint.value.Option;

/** Whose sources a recipe fetches, by the addresses and patches in its {@code SRC_URI}. */
public final class RecipeOrigin {

    private RecipeOrigin() {}

    public static Optional<Fact> of(List<Vendor> vendors, YoctoView yocto, String component) {
        Optional<Option> uri =
                yocto.recipe(component).map(recipe -> recipe.options().get("SRC_URI"));
        return uri.flatMap(option -> option.value()
                .asKnown()
                .or(() -> Optional.of(option.value().partial().toString()))
                .flatMap(text -> ofText(vendors, component, text))
                .map(origin -> option.place().map(at -> Fact.at(origin, at)).orElse(Fact.known(origin, "SRC_URI"))));
    }

    private static Optional<String> ofText(List<Vendor> vendors, String component, String uri) {
        if (vendors.stream().anyMatch(vendor -> isOf(vendor, component, uri))) {
            return Optional.of("vendor");
        }
        boolean upstream = uri.contains("github.com/OP-TEE/optee_os")
                || uri.contains("github.com/ARM-software/arm-trusted-firmware")
                || uri.contains("git.trustedfirmware.org/")
                || uri.contains("review.trustedfirmware.org/")
                || uri.contains("github.com/u-boot/u-boot")
                || uri.contains("source.denx.de/u-boot/u-boot")
                || uri.contains("git.denx.de/u-boot")
                || uri.contains("denx.de/pub/u-boot");
        return upstream ? Optional.of("upstream") : Optional.empty();
    }

    private static boolean isOf(Vendor vendor, String component, String uri) {
        return vendor.sources().stream().anyMatch(uri::contains)
                || LocalFile.patches(uri).stream().anyMatch(patch -> made(vendor, component, patch));
    }

    /** Where the names of the vendor's patches tell versions, others named after a board or a chip are not its own. */
    private static boolean made(Vendor vendor, String component, String patch) {
        boolean told =
                vendor.patchNames().stream().anyMatch(row -> row.component().equals(component));
        return told
                ? vendor.versionOfPatch(component, patch).isPresent()
                : !vendor.patches().isEmpty() && patch.contains(vendor.patches());
    }
}
