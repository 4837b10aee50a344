package org.bsplint.lsp.language;

/** What kind of text a file holds, by its name. */
public enum FileKind {
    SCRIPT,
    ENVIRONMENT,
    BITBAKE,
    MAKE,
    /** A {@code .config}, defconfig or fragment. */
    KCONFIG,
    /** A Kconfig file, which declares symbols. */
    SYMBOLS,
    SETTINGS,
    OTHER;

    public static FileKind of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.endsWith(".cmd") || name.endsWith(".ubs") || name.equals("boot.scr.txt")) {
            return SCRIPT;
        }
        if (name.endsWith(".env") || name.startsWith("uEnv") && name.endsWith(".txt")) {
            return ENVIRONMENT;
        }
        if (name.matches(".*\\.(bb|bbappend|bbclass|inc|conf)")) {
            return BITBAKE;
        }
        if (name.endsWith(".mk") || name.equals("Makefile")) {
            return MAKE;
        }
        if (name.endsWith("defconfig") || name.matches(".*\\.(cfg|config)") || name.equals(".config")) {
            return KCONFIG;
        }
        if (name.startsWith("Kconfig")) {
            return SYMBOLS;
        }
        return name.equals("bsplint.yaml") ? SETTINGS : OTHER;
    }
}
