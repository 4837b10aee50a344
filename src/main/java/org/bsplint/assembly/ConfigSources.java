package org.bsplint.assembly;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bsplint.source.SourceFile;
import org.bsplint.value.OptionSet;

/** Evaluates the configuration of U-Boot or the kernel. */
interface ConfigSources {
    /**
     * @param whole what is not listed is certainly not set
     * @param filesPresent is this file of the component's sources there?
     */
    record Result(OptionSet options, boolean whole, Predicate<String> filesPresent) {}

    Result evaluate(String component, List<String> folders, Optional<SourceFile> base, List<SourceFile> fragments);
}
