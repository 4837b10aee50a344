package org.bsplint.assembly.upgrade;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.source.Paths;
import org.bsplint.source.Span;
import org.bsplint.value.Option;

/** The variables of the Yocto configuration that the product itself sets, not the vendor's layer. */
final class ProductVariables {
    private ProductVariables() {}

    static List<Option> of(Image image) {
        Set<String> vendor = vendorLayers(image);
        return image.component("yocto").options().all().stream()
                .filter(option -> option.value().isKnown())
                .filter(option ->
                        option.place().filter(at -> isProducts(at, vendor)).isPresent())
                .toList();
    }

    private static boolean isProducts(Span place, Set<String> vendor) {
        return vendor.stream().noneMatch(layer -> place.path().startsWith(layer));
    }

    /** Folders of the layers that hold the boot chain's own recipes. */
    private static Set<String> vendorLayers(Image image) {
        Set<String> layers = new TreeSet<>();
        for (Component component : image.components().values()) {
            if (component.name().startsWith("yocto/")) {
                component.version().place().map(Span::path).ifPresent(path -> layers.add(layer(path)));
            }
        }
        layers.remove("");
        return layers;
    }

    private static String layer(String path) {
        int recipes = path.indexOf("/recipes-");
        return recipes < 0 ? "" : Paths.normalize(path.substring(0, recipes)) + "/";
    }
}
