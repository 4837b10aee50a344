package org.bsplint.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bsplint.engine.Finding;

/** A finding as people read it: once, with all the images that have it, instead of once an image. */
public record ShownFinding(Finding finding, List<String> images) {
    private record Same(String rule, String place, String message, String severity) {}

    /** Findings of several images that say the same of the same place become one; order is kept. */
    public static List<ShownFinding> merge(List<Finding> findings) {
        Map<Same, List<Finding>> groups = new LinkedHashMap<>();
        for (Finding finding : findings) {
            String place = finding.span().map(Object::toString).orElse("");
            Same same = new Same(
                    finding.rule(), place, finding.message(), finding.severity().word());
            groups.computeIfAbsent(same, key -> new ArrayList<>()).add(finding);
        }
        return groups.values().stream()
                .map(group -> new ShownFinding(
                        group.get(0),
                        group.stream().map(Finding::image).distinct().toList()))
                .toList();
    }
}
