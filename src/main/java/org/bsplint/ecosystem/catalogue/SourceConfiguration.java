package org.bsplint.ecosystem.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration that the vendor's recipe may make of the sources.
 *
 * @param name what the catalogue's values are listed under
 * @param files the target that makes the base, then the names of the fragments in the order in which they are merged
 * @param digests of those fragments that lie in the vendor's layer, by name: see {@link #digest}
 * @param variables of the recipe that must have these values
 */
public record SourceConfiguration(
        String name, List<String> files, Map<String, String> digests, Map<String, String> variables) {
    private static final String DEFCONFIG = "_defconfig";

    public SourceConfiguration {
        variables = Map.copyOf(variables);
        files = List.copyOf(files);
        digests = Map.copyOf(digests);
    }

    /** The defconfig of the sources whose values count where none is listed under the name, without its ending. */
    Optional<String> base() {
        return files.stream()
                .limit(1)
                .filter(file -> file.endsWith(DEFCONFIG))
                .map(file -> file.substring(0, file.length() - DEFCONFIG.length()))
                .findFirst();
    }

    /**
     * The words of a {@code configuration} line behind name and versions: {@code NAME}, {@code NAME:DIGEST}, or
     * {@code VARIABLE=TEXT} of the recipe.
     */
    static SourceConfiguration parse(String name, List<String> words) {
        Map<String, String> digests = new java.util.HashMap<>();
        Map<String, String> variables = new java.util.HashMap<>();
        words.stream()
                .filter(word -> word.contains("="))
                .forEach(word ->
                        variables.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1)));
        List<String> files = words.stream()
                .filter(word -> !word.contains("="))
                .map(word -> {
                    int colon = word.indexOf(':');
                    if (colon > 0) {
                        digests.put(word.substring(0, colon), word.substring(colon + 1));
                    }
                    return colon > 0 ? word.substring(0, colon) : word;
                })
                .toList();
        return new SourceConfiguration(name, files, digests, variables);
    }
}
