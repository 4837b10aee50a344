package org.bsplint.lsp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bsplint.ecosystem.OptionCatalog;
import org.bsplint.lsp.language.FileKind;
import org.bsplint.lsp.language.Mentions;
import org.bsplint.source.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/**
 * Renames what the product's own files define: variables of recipes, makefiles and scripts, images of {@code bsplint.yaml}.
 * What code of others reads is refused with the reason, as a name that is left behind somewhere is a silent fault.
 */
final class Renaming {
    /** What U-Boot itself reads of its environment (README, "Environment Variables"). */
    static final Set<String> READ_BY_UBOOT = Set.of(
            "autoload",
            "autostart",
            "baudrate",
            "bootargs",
            "bootcmd",
            "bootdelay",
            "bootfile",
            "bootm_low",
            "bootm_mapsize",
            "bootm_size",
            "ethact",
            "ethaddr",
            "fdt_addr",
            "fdt_high",
            "fdtcontroladdr",
            "fdtfile",
            "fileaddr",
            "filesize",
            "gatewayip",
            "initrd_high",
            "ipaddr",
            "kernel_addr_r",
            "loadaddr",
            "netmask",
            "preboot",
            "ramdisk_addr_r",
            "serial#",
            "serverip",
            "silent",
            "stderr",
            "stdin",
            "stdout",
            "verify");

    private final Snapshot snapshot;

    Renaming(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * The word that would be renamed.
     *
     * @throws ResponseErrorException if it cannot be, with the reason
     */
    Span word(String path, Position position) {
        return allowed(path, position).span();
    }

    /** @throws ResponseErrorException if it cannot be renamed so, with the reason */
    WorkspaceEdit rename(String path, Position position, String to) {
        Name name = allowed(path, position);
        FileKind kind = FileKind.of(path);
        boolean valid = to.matches(kind == FileKind.MAKE ? "[A-Za-z_][\\w.-]*" : "[A-Za-z_][\\w-]*")
                && (kind != FileKind.SCRIPT && kind != FileKind.ENVIRONMENT || to.matches("\\w+"));
        if (!valid) {
            throw refused("`" + to + "` is no name that fits here");
        }
        boolean taken = snapshot.hasOption(to)
                || mentions(kind, to).stream().anyMatch(place -> place.path().equals(path));
        if (taken) {
            throw refused("`" + to + "` exists already");
        }
        Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
        for (Span place : mentions(kind, name.option())) {
            changes.computeIfAbsent(snapshot.uri(place.path()), uri -> new ArrayList<>())
                    .add(new TextEdit(Places.range(place), to));
        }
        return new WorkspaceEdit(changes);
    }

    private Name allowed(String path, Position position) {
        Name name = Name.at(snapshot, path, position).orElseThrow(() -> refused("there is no name here"));
        FileKind kind = FileKind.of(path);
        boolean stands = mentions(kind, name.option()).stream()
                .anyMatch(place -> place.path().equals(path)
                        && place.start() == name.span().start());
        switch (kind) {
            case SCRIPT, ENVIRONMENT -> shellVariable(name.option(), stands);
            case SETTINGS -> image(name.option(), stands);
            case KCONFIG, SYMBOLS ->
                throw refused("`" + name.option() + "` is read by code: a symbol is renamed there first");
            default -> variable(kind, name.option(), stands);
        }
        return name;
    }

    private static void shellVariable(String name, boolean stands) {
        if (!stands) {
            throw refused("`" + name + "` is no variable here");
        }
        if (READ_BY_UBOOT.contains(name)) {
            throw refused("`" + name + "` is a variable that U-Boot itself reads");
        }
    }

    private void image(String name, boolean stands) {
        if (!stands
                || snapshot.report().bsp().images().stream()
                        .noneMatch(image -> image.name().equals(name))) {
            throw refused("of bsplint.yaml only the names of images can be renamed");
        }
    }

    private void variable(FileKind kind, String name, boolean stands) {
        if (!stands || !snapshot.hasOption(name)) {
            throw refused("`" + name + "` is no variable of this project");
        }
        OptionCatalog options = snapshot.knowledge().options();
        boolean listed = options.components().stream()
                .anyMatch(component -> options.find(component, name).isPresent()
                        || options.sources(component).has(name));
        if (listed || name.startsWith("CFG_") || name.startsWith("CONFIG_")) {
            throw refused("`" + name + "` is read by code of others");
        }
        Set<Span> places = mentions(kind, name);
        if (places.stream().anyMatch(place -> isFunction(place))) {
            throw refused("`" + name + "` is a function");
        }
        Set<String> paths = new TreeSet<>();
        places.forEach(place -> paths.add(place.path()));
        boolean local = kind == FileKind.MAKE && paths.size() == 1;
        paths.stream()
                .filter(path -> !local && snapshot.placement().isOthers(path))
                .findFirst()
                .ifPresent(path -> {
                    throw refused("`" + name + "` is used in " + path + ", which is not the product's own");
                });
    }

    private static boolean isFunction(Span place) {
        String line = place.file().line(place.line()).text();
        String after = line.substring(Math.min(line.length(), place.endColumn() - 1));
        return FileKind.of(place.path()) == FileKind.BITBAKE
                && (after.matches("(?:[:_]\\w+)?\\s*\\(.*")
                        && line.substring(0, place.column() - 1).matches("(?:python\\s+|fakeroot\\s+)*|def\\s+"));
    }

    private Set<Span> mentions(FileKind kind, String name) {
        Set<Span> places = new LinkedHashSet<>();
        for (String path : new TreeSet<>(snapshot.report().bsp().inputs())) {
            snapshot.tree().stillWanted();
            if (speaks(kind, FileKind.of(path))) {
                snapshot.file(path).ifPresent(file -> places.addAll(Mentions.asVariable(name, file)));
            }
        }
        return places;
    }

    /** May a file of the other kind use the name? */
    private static boolean speaks(FileKind kind, FileKind other) {
        boolean shell = other == FileKind.SCRIPT || other == FileKind.ENVIRONMENT;
        return switch (kind) {
            case SCRIPT, ENVIRONMENT -> shell;
            case SETTINGS -> other == FileKind.SETTINGS;
            default -> !shell && other != FileKind.SYMBOLS && other != FileKind.KCONFIG;
        };
    }

    private static ResponseErrorException refused(String why) {
        return new ResponseErrorException(new ResponseError(ResponseErrorCode.RequestFailed, "bsplint: " + why, null));
    }
}
