package org.bsplint.assembly.component;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.value.Observation;
import org.bsplint.value.OptionSet;

/** Evaluates the sources of OP-TEE or TF-A that a project holds, whole or in part. */
public interface FirmwareSources {
    /**
     * @param whole all files that the component's makefiles read are there: what they do not set is unset
     * @param present is this file (relative to the component's folder) there?
     */
    public record Result(OptionSet options, boolean whole, Predicate<String> present, List<Observation> observations) {}

    /** Empty if the project holds none of the component's makefiles. */
    Optional<Result> evaluate(List<String> folders, CommandLine line, Optional<String> platform);
}
