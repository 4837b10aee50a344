package org.bsplint.eval.dts;

import java.util.List;
import java.util.Map;

/**
 * What a build adds to a device tree's source.
 *
 * @param includeFolders where {@code #include} looks after the including file's own folder
 * @param appended names of files that are included behind the last line (U-Boot: scripts/Makefile.lib, u_boot_dtsi)
 * @param symbols names of the preprocessor that the build defines (true) or certainly does not (false)
 */
public record TreeBuild(List<String> includeFolders, List<String> appended, Map<String, Boolean> symbols) {
    public TreeBuild {
        includeFolders = List.copyOf(includeFolders);
        appended = List.copyOf(appended);
        symbols = Map.copyOf(symbols);
    }

    /** Nothing is appended, and no symbol is known. */
    public static TreeBuild of(List<String> includeFolders) {
        return new TreeBuild(includeFolders, List.of(), Map.of());
    }
}
