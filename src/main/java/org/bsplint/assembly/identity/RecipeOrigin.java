package org.bsplint.assembly.identity;

import java.util.Optional;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.value.Option;

/** Whose sources a recipe fetches, by the addresses and patches in its {@code SRC_URI}. */
public final class RecipeOrigin {
    private RecipeOrigin() {}

    public static Optional<Fact> of(YoctoView yocto, String component) {
        Optional<Option> uri =
                yocto.recipe(component).map(recipe -> recipe.options().get("SRC_URI"));
        return uri.flatMap(option -> option.value()
                .asKnown()
                .or(() -> Optional.of(option.value().partial().toString()))
                .flatMap(RecipeOrigin::ofText)
                .map(origin -> option.place().map(at -> Fact.at(origin, at)).orElse(Fact.known(origin, "SRC_URI"))));
    }

    private static Optional<String> ofText(String uri) {
        if (uri.contains("github.com/STMicroelectronics/") || uri.matches("(?s).*file://\\S*stm32mp\\S*\\.patch.*")) {
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
}
