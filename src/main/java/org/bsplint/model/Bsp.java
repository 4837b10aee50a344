package org.bsplint.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.diagnostic.Diagnostic;

/**
 * One product as analysed: its images, what was taken for granted, and what could not be read.
 *
 * @param versions per component
 * @param errors what the real tools would stop at
 * @param problems what only this program could not read or follow
 * @param inputs paths of all files that were read, sorted
 */
public record Bsp(
        Optional<Deduced> platform,
        Optional<Deduced> machine,
        Optional<Deduced> ecosystem,
        Map<String, Deduced> versions,
        List<Image> images,
        List<Diagnostic> errors,
        List<Diagnostic> problems,
        List<String> inputs) {
    public Bsp {
        versions = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(versions));
        images = List.copyOf(images);
        errors = List.copyOf(errors);
        problems = List.copyOf(problems);
        inputs = List.copyOf(inputs);
    }
}
