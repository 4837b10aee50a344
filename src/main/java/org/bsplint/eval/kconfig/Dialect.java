package org.bsplint.eval.kconfig;

import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;

/**
 * In what the {@code conf} programs of the trees differ.
 *
 * @param escapes strings of a {@code .config} hold backslash escapes (Linux); U-Boot takes what stands between the first
 *     and the last quote as it is
 * @param implyLimited a value that comes from {@code imply} is limited by the direct dependencies, and m may stay m
 *     (Linux from 5.7)
 * @param numbersDefaultToZero int and hex without a value are 0 and 0x0 (Linux from 6.9)
 */
public record Dialect(boolean escapes, boolean implyLimited, boolean numbersDefaultToZero) {
    public static final Dialect U_BOOT = new Dialect(false, false, false);
    public static final Dialect LINUX = new Dialect(true, true, false);

    /** Read from the tree's own scripts where they are there, else from what the tree looks like. */
    static Dialect of(FileTree files, String base) {
        String symbols = text(files, base, "scripts/kconfig/symbol.c");
        String data = text(files, base, "scripts/kconfig/confdata.c");
        if (!symbols.isEmpty() && !data.isEmpty()) {
            boolean limited = symbols.contains("newval.tri = EXPR_AND(newval.tri,\n")
                    || symbols.contains("sym->dir_dep.tri);\n\t\t\t\t}");
            return new Dialect(
                    !data.contains("Last char has to be a '\"'"), limited, symbols.contains("newval.val = \"0x0\""));
        }
        boolean uBoot = files.isDirectory(Paths.resolve(base, "configs"));
        boolean linux = files.isDirectory(Paths.resolve(base, "arch")) && !uBoot;
        return linux ? LINUX : U_BOOT;
    }

    private static String text(FileTree files, String base, String path) {
        return files.read(Paths.resolve(base, path)).map(SourceFile::text).orElse("");
    }
}
