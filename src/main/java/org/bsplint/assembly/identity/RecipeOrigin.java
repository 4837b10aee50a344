package org.bsplint.assembly.identity;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.ecosystem.Vendor;
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
                .flatMap(text -> ofText(vendors, text))
                .map(origin -> option.place().map(at -> Fact.at(origin, at)).orElse(Fact.known(origin, "SRC_URI"))));
    }

    private static Optional<String> ofText(List<Vendor> vendors, String uri) {
        if (vendors.stream().anyMatch(vendor -> isOf(vendor, uri))) {
            return Optional.of("vendor");
        }
        boolean upstream = uri.contains("github.com/OP-TEE/optee_os")
                || uri.contains("github.com/ARM-software/arm-trusted-firmware")
                || uri.contains("git.trustedfirmware.org/")
                || uri.contains("review.trustedfirmware.org/")
                || uri.contains("github.com/u-boot/u-boot")
                || uri.contains("source.denx.de/u-boot/u-boot")
                || uri.contains("git.denx.de/u-boot");
        return upstream ? Optional.of("upstream") : Optional.empty();
    }

    private static boolean isOf(Vendor vendor, String uri) {
        boolean patched = !vendor.patches().isEmpty()
                && Pattern.compile("file://\\S*" + Pattern.quote(vendor.patches()) + "\\S*\\.patch")
                        .matcher(uri)
                        .find();
        return patched || vendor.sources().stream().anyMatch(uri::contains);
    }
}
