package org.bsplint.cli.rules;

import java.util.Map;
import java.util.TreeMap;

/** Pages of what the engine itself reports, beside the rules of packs. */
final class EnginePages {
    private static final Map<String, String> TEXTS = Map.of(
            "syntax-error",
            """
            The tool that reads this file stops here

            *error*

            BitBake, GNU make, Kconfig or U-Boot's shell cannot read the file: the build stops, or the script ends. What
            could be read of it is analysed all the same.
            """,
            "build-stops",
            """
            The build stops with an error

            *error*

            A file that is evaluated for this configuration asks for the stop itself: `$(error …)` in a makefile, a
            conflicting `$(call force,…)`, `bb.fatal`, a layer that is not for this series. The message is the tool's.
            A rule that foretells the same error says nothing more.
            """,
            "unused-suppression",
            """
            A suppression hides nothing

            *warning*

            The comment `bsplint:ignore` names a rule that finds nothing on the line it speaks of: the line was mended, or
            the name is misspelled. An irreversible finding cannot be hidden by a comment, only waived in `bsplint.yaml`.
            Remove the comment.
            """,
            "suppression-without-reason",
            """
            A suppression gives no reason

            *warning*

            `bsplint:ignore rule` without a reason hides nothing. Write `# bsplint:ignore rule why it is right here`.
            """,
            "stale-baseline-entry",
            """
            A baseline entry matches nothing

            *info; an error under `--strict-baseline`*

            The finding is gone, its cause has changed, or the entry has expired. Remove the entry, or write the baseline
            anew.
            """,
            "waiver-not-valid",
            """
            A waiver does not hold

            *warning*

            A waiver of `bsplint.yaml` has expired, matches nothing, or lacks what it needs: a reason and an owner, and an
            expiry date where the finding is irreversible.
            """);

    private EnginePages() {}

    /** Page by name. */
    static Map<String, String> all() {
        Map<String, String> pages = new TreeMap<>();
        TEXTS.forEach((name, text) -> pages.put(name, "# " + name + "\n\n" + text));
        return pages;
    }
}
