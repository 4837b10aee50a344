package org.bsplint.project;

/** The part a file or folder plays in the project. */
public enum Role {
    /** A Yocto build folder. */
    BUILD,
    /** A Yocto layer. */
    LAYER,
    /** A kas project file. */
    KAS,
    /** A manifest of the {@code repo} tool: which revision of which repository makes up the product. */
    MANIFEST,
    /** Folder of a component's sources, whole or in part. */
    SOURCES,
    /** {@code build.mk}: words of a component's make command line. */
    COMMAND_LINE,
    /** A whole {@code .config}. */
    CONFIG,
    /** A defconfig. */
    DEFCONFIG,
    /** A stretch of a configuration, merged onto another. */
    FRAGMENT,
    /** A U-Boot script. */
    SCRIPT,
    /** A U-Boot environment. */
    ENVIRONMENT,
    DEVICE_TREE,
    /** What is written where: STM32CubeProgrammer's {@code .tsv}, wic's {@code .wks}. */
    LAYOUT,
    /** Dump of {@code bitbake -e}. */
    BITBAKE_DUMP,
    /** What OP-TEE's build wrote of its configuration. */
    BUILT_CONF
}
