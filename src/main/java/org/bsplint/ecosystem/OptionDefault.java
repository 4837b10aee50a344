package org.bsplint.ecosystem;

import java.util.List;
import java.util.Optional;
import org.bsplint.ecosystem.vendor.Provenance;
import org.bsplint.value.Value;

/**
 * The value an option has with nothing overridden, in a range of versions.
 *
 * @param platforms the component's platforms it holds for; empty for all but {@code notPlatforms}
 * @param socs SoC families it holds for; empty for all
 * @param conditions on other options' effective values
 * @param lineConditions on what make's command line alone holds
 * @param value text, which may refer to other options as {@code $(NAME)}, or certainly unset; empty = not said
 * @param inDefconfig value in the vendor's own defconfigs, where they are built without their sources; empty = not said
 * @param file the source file that decides it: where that file is present, the row does not count
 */
public record OptionDefault(
        Scope scope,
        List<String> platforms,
        List<String> notPlatforms,
        List<String> socs,
        List<Test> conditions,
        List<Test> lineConditions,
        Optional<Value> value,
        Optional<Value> inDefconfig,
        String file,
        Provenance provenance) {
    /** {@code NAME = value} or {@code NAME != value}. */
    public record Test(String name, boolean equal, String value) {}

    public OptionDefault {
        platforms = List.copyOf(platforms);
        notPlatforms = List.copyOf(notPlatforms);
        socs = List.copyOf(socs);
        conditions = List.copyOf(conditions);
        lineConditions = List.copyOf(lineConditions);
    }
}
