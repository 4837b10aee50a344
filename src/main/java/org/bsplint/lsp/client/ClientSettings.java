package org.bsplint.lsp.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.project.Overrides;

/** What the user chose in the editor ({@code bsplint.machine}, {@code bsplint.image}, {@code bsplint.ecosystem}). */
public record ClientSettings(Optional<String> machine, Optional<String> image, Optional<String> ecosystem) {
    public static final ClientSettings NONE = new ClientSettings(Optional.empty(), Optional.empty(), Optional.empty());

    private static final List<String> KEYS = List.of("machine", "image", "ecosystem", "bsplint");

    /** Does the client's settings object say anything to this program? Some clients send an empty one when they begin. */
    public static boolean isStated(Object settings) {
        return settings instanceof JsonObject object && KEYS.stream().anyMatch(object::has);
    }

    /** Reads the client's settings object, also one that is nested below {@code bsplint}; what is absent stays unset. */
    public static ClientSettings of(Object settings) {
        if (!(settings instanceof JsonObject object)) {
            return NONE;
        }
        JsonElement nested = object.get("bsplint");
        JsonObject own = nested instanceof JsonObject inner ? inner : object;
        return new ClientSettings(text(own, "machine"), text(own, "image"), text(own, "ecosystem"));
    }

    private static Optional<String> text(JsonObject object, String key) {
        JsonElement value = object.get(key);
        return value != null && value.isJsonPrimitive()
                ? Optional.of(value.getAsString()).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    public Overrides overrides() {
        return new Overrides(machine, ecosystem, List.of(), Map.of(), Optional.empty());
    }
}
