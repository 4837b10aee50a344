package org.bsplint.eval.kconfig.graph;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a tree is configured with from outside.
 *
 * @param architecture {@code ARCH}: chooses the files that Linux sources; empty for U-Boot, which needs none
 * @param environment further environment variables of the build; any other is unset, save those that builds set
 *     themselves ({@code CC}, {@code CC_VERSION_TEXT}, …), which are unknown
 * @param probes what compiler probes answer
 */
public record KconfigSettings(String architecture, Map<String, String> environment, Probes probes) {
    /** How {@code $(cc-option)}, {@code $(success)} and the like are answered. */
    public enum Probes {
        /** Not known: what hangs on them is unknown. */
        UNKNOWN,
        /** As a current GCC with GNU binutils would: it takes every option that is asked for. */
        GCC
    }

    public KconfigSettings {
        environment = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    }

    public static KconfigSettings standard() {
        return new KconfigSettings("", Map.of(), Probes.UNKNOWN);
    }

    public KconfigSettings withArchitecture(String name) {
        return new KconfigSettings(name, environment, probes);
    }

    public KconfigSettings withProbes(Probes changed) {
        return new KconfigSettings(architecture, environment, changed);
    }

    /** Linux' top Makefile: which folder of {@code arch/} an architecture's files are in. */
    public String sourceArchitecture() {
        return switch (architecture) {
            case "i386", "x86_64" -> "x86";
            case "sparc32", "sparc64" -> "sparc";
            case "parisc64" -> "parisc";
            case "sh64" -> "sh";
            default -> architecture;
        };
    }
}
