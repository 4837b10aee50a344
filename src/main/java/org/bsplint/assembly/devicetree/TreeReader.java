package org.bsplint.assembly.devicetree;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;

/** How a component's build reads a device tree: what it adds to the source. */
public final class TreeReader {
    private static final String OF_U_BOOT = "-u-boot.dtsi";

    private TreeReader() {}

    /**
     * What is included behind the last line: by U-Boot the first of the board's own file, that of SoC, CPU and vendor, and
     * {@code u-boot.dtsi} (scripts/Makefile.lib, u_boot_dtsi_options); by others nothing.
     *
     * @param path of the source
     * @param symbols U-Boot's, by name
     */
    public static List<String> appended(FileTree files, String component, String path, Map<String, String> symbols) {
        if (!component.equals("u-boot")) {
            return List.of();
        }
        String board = Paths.without(Paths.name(path), ".dts");
        return Stream.concat(
                        Stream.of(board),
                        Stream.of("CONFIG_SYS_SOC", "CONFIG_SYS_CPU", "CONFIG_SYS_VENDOR")
                                .flatMap(name -> Optional.ofNullable(symbols.get(name)).stream()))
                .map(name -> name.replace("\"", "") + OF_U_BOOT)
                .filter(name -> files.isFile(Paths.resolve(Paths.parent(path), name)))
                .findFirst()
                .or(() -> Optional.of("u-boot.dtsi")
                        .filter(name -> files.isFile(Paths.resolve(Paths.parent(path), name))))
                .map(List::of)
                .orElse(List.of());
    }
}
