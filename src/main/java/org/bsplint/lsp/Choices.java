package org.bsplint.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bsplint.model.Image;

/**
 * What the user can choose between: machines that the layers of the project offer, the product's own first, and images.
 *
 * @param machine that is evaluated; empty if it is not known
 * @param image that is in view; empty for all
 */
record Choices(Set<String> machines, String machine, Set<String> images, String image) {
    private static final String LAYER = "conf/layer.conf";
    private static final String MACHINES = "conf/machine";

    static Choices of(Snapshot snapshot) {
        Set<String> machines = new LinkedHashSet<>();
        for (String layer : layers(snapshot)) {
            snapshot.tree().list(layer + MACHINES).stream()
                    .filter(name -> name.endsWith(".conf"))
                    .map(name -> name.substring(name.lastIndexOf('/') + 1, name.length() - ".conf".length()))
                    .sorted()
                    .forEach(machines::add);
        }
        String machine =
                snapshot.report().bsp().machine().map(fact -> fact.value()).orElse("");
        if (!machine.isEmpty()) {
            machines.add(machine);
        }
        Set<String> images = new LinkedHashSet<>();
        snapshot.report().bsp().images().stream().map(Image::name).forEach(images::add);
        String image = snapshot.settings().image().filter(images::contains).orElse("");
        return new Choices(machines, machine, images, image);
    }

    /** Folders of the layers, each with a slash at its end, the product's own first. */
    static List<String> layers(Snapshot snapshot) {
        return snapshot.report().bsp().inputs().stream()
                .filter(path -> path.equals(LAYER) || path.endsWith("/" + LAYER))
                .map(path -> path.substring(0, path.length() - LAYER.length()))
                .sorted(Comparator.comparing(
                        (String layer) -> snapshot.placement().isOthers(layer + LAYER)))
                .toList();
    }

    /** Of all folders together: {@code {machines, machine, images, image}}. */
    static JsonObject json(List<Choices> all) {
        Set<String> machines = new LinkedHashSet<>();
        Set<String> images = new LinkedHashSet<>();
        List<String> machine = new ArrayList<>();
        List<String> image = new ArrayList<>();
        for (Choices one : all) {
            machines.addAll(one.machines());
            images.addAll(one.images());
            machine.add(one.machine());
            image.add(one.image());
        }
        JsonObject object = new JsonObject();
        object.add("machines", array(machines));
        object.addProperty("machine", first(machine));
        object.add("images", array(images));
        object.addProperty("image", first(image));
        return object;
    }

    private static String first(List<String> texts) {
        return texts.stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private static JsonArray array(Collection<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
