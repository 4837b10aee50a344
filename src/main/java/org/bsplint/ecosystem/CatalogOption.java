package org.bsplint.ecosystem;

import java.util.List;
import java.util.Map;

/**
 * An option that exists.
 *
 * @param type {@code boolean}, {@code number} or {@code text}
 * @param values the values it may have, where they are few; else empty
 * @param since first version that has it, by origin; {@code until} the first that no longer has it
 * @param meaning one line in our own words
 */
public record CatalogOption(
        String name,
        String component,
        OptionReader reader,
        String type,
        List<String> values,
        Map<String, String> since,
        Map<String, String> until,
        String meaning,
        List<OptionDefault> defaults) {
    public CatalogOption {
        values = List.copyOf(values);
        since = Map.copyOf(since);
        until = Map.copyOf(until);
        defaults = List.copyOf(defaults);
    }
}
