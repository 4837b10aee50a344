package org.bsplint.diagnose;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.ecosystem.vendor.ReleaseMatch;

/**
 * What a console log tells.
 *
 * @param versions by component, as the log or the writer spelled them, completed to the vendor's form where only one fits
 * @param stated the ecosystem release that the writer named, or empty
 * @param release the known release nearest to the versions
 * @param soc family, or empty
 * @param symptoms recognised failures in order of the log
 */
public record Diagnosis(
        Map<String, Seen> versions,
        Optional<String> stated,
        Optional<ReleaseMatch> release,
        Optional<String> soc,
        List<Symptom> symptoms) {
    /** A text and the line (from 1) it stands on. */
    public record Seen(String text, int line) {}

    /** A failure where the log shows it. */
    public record Symptom(Failure failure, Seen at) {}

    public Diagnosis {
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
        symptoms = List.copyOf(symptoms);
    }

    public boolean isRecognised() {
        return !versions.isEmpty() || !symptoms.isEmpty() || release.isPresent();
    }
}
