package org.bsplint.eval.yocto;

import java.util.function.Predicate;
import org.bsplint.source.ProgramFiles;
import org.bsplint.source.search.SortedLines;
import org.bsplint.value.Answers;

/**
 * What openembedded-core itself sets, by name: where core is not at hand, only these may hold a value of its own, and a
 * variable of a vendor that nothing at hand sets is certainly not set by core.
 */
final class CoreNames {
    private static final SortedLines VARIABLES = names("core-variables.txt");
    private static final SortedLines CLASSES = names("core-classes.txt");

    /** Each recipe asks for the same names again. */
    private static final Answers<String, Boolean> ASKED = new Answers<>(10_000, CoreNames::isListed);

    private CoreNames() {}

    /** @throws IllegalStateException if the program lacks them */
    static SortedLines names(String resource) {
        byte[] text = ProgramFiles.bytes("org/bsplint/eval/yocto/" + resource)
                .orElseThrow(() -> new IllegalStateException("no " + resource));
        return SortedLines.of(text, line -> line.startsWith("#"));
    }

    /** May core set this variable, or a form of it with overrides ({@code FILES:${PN}}, {@code RDEPENDS_packagename})? */
    static boolean sets(String variable) {
        return ASKED.to(variable);
    }

    private static boolean isListed(String variable) {
        if (VARIABLES.has(variable)) {
            return true;
        }
        for (int at = 1; at < variable.length(); at++) {
            char c = variable.charAt(at);
            if ((c == ':' || c == '_') && VARIABLES.has(variable.substring(0, at)) && isOverride(variable, at + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Which names a missing file may set: core's own for a file of core, any for another. */
    static Predicate<String> setBy(String file) {
        return isCoreFile(file) ? CoreNames::sets : name -> true;
    }

    private static boolean isOverride(String variable, int at) {
        return at < variable.length()
                && (variable.charAt(at - 1) == ':' || !Character.isUpperCase(variable.charAt(at)));
    }

    private static boolean isCoreFile(String file) {
        if (file.startsWith("classes/") && file.endsWith(".bbclass")) {
            return CLASSES.has(file.substring("classes/".length(), file.length() - ".bbclass".length()));
        }
        return file.startsWith("conf/machine/include/tune-")
                || file.startsWith("conf/machine/include/arm/")
                || file.startsWith("conf/machine/include/soc-family");
    }
}
