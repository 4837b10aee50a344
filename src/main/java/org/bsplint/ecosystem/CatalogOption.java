package org.bsplint.ecosystem;

import java.util.List;
import java.util.Map;

/**
 * An option that exists.
 *
 * @param vendor the folder of facts it stands in
 * @param type {@code boolean}, {@code number} or {@code text}
 * @param values the values it may have, where they are few; else empty
 * @param since first version that has it, by origin; {@code until} the first that no longer has it
 * @param meaning one line in our own words
 * @param neededFor words of the operations that cannot work without it
 */
public record CatalogOption(
        String vendor,
        String name,
        String component,
        OptionReader reader,
        String type,
        List<String> values,
        Map<String, String> since,
        Map<String, String> until,
        String meaning,
        List<String> neededFor,
        List<OptionDefault> defaults) {
    public CatalogOption {
        values = List.copyOf(values);
        since = Map.copyOf(since);
        until = Map.copyOf(until);
        neededFor = List.copyOf(neededFor);
        defaults = List.copyOf(defaults);
    }

    /** The few values that it may have; empty if they are not few. */
    public List<String> choices() {
        return values.isEmpty() && type.equals("boolean") ? reader.onAndOff() : values;
    }

    /** The same without what holds for other vendors' versions alone. */
    CatalogOption of(String maker) {
        boolean whole = since.keySet().stream().allMatch("upstream"::equals)
                && until.keySet().stream().allMatch("upstream"::equals)
                && defaults.stream().allMatch(row -> row.scope().concerns(maker));
        if (vendor.equals(maker) || whole) {
            return this;
        }
        return new CatalogOption(
                vendor,
                name,
                component,
                reader,
                type,
                values,
                upstream(since),
                upstream(until),
                meaning,
                neededFor,
                defaults.stream().filter(row -> row.scope().concerns(maker)).toList());
    }

    private static Map<String, String> upstream(Map<String, String> bounds) {
        return bounds.containsKey("upstream") ? Map.of("upstream", bounds.getOrDefault("upstream", "")) : Map.of();
    }
}
