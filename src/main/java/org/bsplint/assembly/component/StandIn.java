package org.bsplint.assembly.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.source.FileTree;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;

/**
 * Stands in for the top makefile of OP-TEE or TF-A where a project holds only some of their files: includes those in the
 * order of the real one, with the few macros that they call. Sources of the order: OP-TEE/optee_os@3.12.0:core/core.mk,
 * mk/checkconf.mk; ARM-software/arm-trusted-firmware@v2.8.0:Makefile.
 */
public final class StandIn {
    /** Name of the file, in the component's folder; never on disk. */
    public static final String NAME = "bsplint-stand-in.mk";

    private static final String OPTEE_MACROS = """
            force = $(eval $(call _force,$(1),$(2),$(3)))
            define _force
            ifdef $(1)
            ifneq ($($(1)),$(2))
            $$(error $(1) is set to '$($(1))' (from $(origin $(1))) but its value must be '$(2)'$(if $(3), [$(3)]))
            endif
            endif
            $(1) := $(2)
            endef
            cfg-vars-by-prefix = $(strip $(foreach prefix,$(1),$(sort $(filter $(prefix)%,$(.VARIABLES)))))
            cfg-one-enabled = $(if $(filter y,$(foreach var,$(1),$($(var)))),y,n)
            cfg-all-enabled = $(if $(strip $(1)),$(if $(filter-out y,$(foreach var,$(1),$(if $($(var)),$($(var)),n))),n,y),y)
            _cfg-depends = $(if $(filter y,$($(1))),$(if $(filter n,$(2)),$(eval $(1) := n)))
            cfg-depends-all = $(call _cfg-depends,$(strip $(1)),$(call cfg-all-enabled,$(2)))
            cfg-depends-one = $(call _cfg-depends,$(strip $(1)),$(call cfg-one-enabled,$(2)))
            cfg-enable-all-depends =
            cfg-check-value =
            """;

    private StandIn() {}

    /** Is the component's own top makefile there, with what it needs first? */
    public static boolean isWhole(FileTree tree, String component, String base) {
        String need = component.equals("optee") ? "mk/config.mk" : "make_helpers/defaults.mk";
        return tree.isFile(base + "Makefile") && tree.isFile(base + need);
    }

    /** The component's files that are there, in the order in which they are read. */
    public static List<String> files(FileTree tree, String component, String base, Optional<String> platform) {
        List<String> files = new ArrayList<>();
        if (component.equals("optee")) {
            platformFile(tree, base, "core/arch", "plat-", "conf.mk", platform).ifPresent(files::add);
            add(tree, base, "mk/config.mk", files);
        } else {
            add(tree, base, "make_helpers/defaults.mk", files);
            tfaPlatform(tree, base, "plat", platform, 3).ifPresent(files::add);
        }
        return files;
    }

    public static String makefile(
            String component, List<String> files, Optional<String> platform, List<Option> supplied) {
        StringBuilder text = new StringBuilder();
        if (component.equals("optee")) {
            text.append(OPTEE_MACROS);
            text.append("ifneq (,$(findstring -,$(PLATFORM)))\n");
            text.append("override PLATFORM_FLAVOR := $(subst $(firstword $(subst -, ,$(PLATFORM)))-,,$(PLATFORM))\n");
            text.append("override PLATFORM := $(firstword $(subst -, ,$(PLATFORM)))\n");
            text.append("endif\n");
            platform.ifPresent(name -> text.append("PLATFORM ?= ").append(name).append('\n'));
        } else {
            platform.ifPresent(name -> text.append("PLAT ?= ").append(name).append('\n'));
        }
        files.forEach(file -> text.append("include ").append(file).append('\n'));
        for (Option option : supplied) {
            String value =
                    option.value().asKnown().orElse("").replace("$", "$$").replace("#", "\\#");
            text.append(option.name()).append(" ?= ").append(value).append('\n');
        }
        return text.toString();
    }

    /** Is this one of the stand-in's own macros? */
    public static boolean isOwn(Option option, String base) {
        boolean macro = option.name().startsWith("cfg-")
                || option.name().startsWith("_cfg-")
                || option.name().equals("force")
                || option.name().equals("_force");
        return macro && option.place().map(at -> at.path().equals(base + NAME)).orElse(true);
    }

    /** Steps that the stand-in wrote are the knowledge base's. */
    public static Option told(Option option, String base) {
        List<Assignment> history = new ArrayList<>();
        boolean own = false;
        for (Assignment step : option.history()) {
            boolean here = step.span().map(at -> at.path().equals(base + NAME)).orElse(false);
            own |= here && step.effect() == Assignment.Effect.APPLIED;
            history.add(
                    here
                            ? new Assignment(
                                    "default",
                                    step.text(),
                                    Origin.KNOWLEDGE_BASE,
                                    Optional.empty(),
                                    step.effect(),
                                    "from the knowledge base: a file that is not in this project",
                                    List.of())
                            : step);
        }
        Option told = option.withHistory(history);
        return own
                ? new Option(told.name(), told.value(), Origin.KNOWLEDGE_BASE, history, told.flags(), told.inputs())
                : told;
    }

    /** Another platform's file of the same name does not count, but the platform's own does, wherever it lies. */
    public static boolean isPlatformFile(String file, List<String> files) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        boolean platform = name.equals("conf.mk") || name.equals("platform.mk");
        return platform && files.stream().anyMatch(own -> own.endsWith("/" + name));
    }

    private static Optional<String> platformFile(
            FileTree tree, String base, String folder, String prefix, String name, Optional<String> platform) {
        List<String> found = new ArrayList<>();
        for (String arch : tree.list(base + folder)) {
            for (String plat : tree.list(base + folder + "/" + arch)) {
                String file = folder + "/" + arch + "/" + plat + "/" + name;
                if (plat.startsWith(prefix) && tree.isFile(base + file)) {
                    found.add(file);
                }
            }
        }
        Optional<String> own = platform.flatMap(wanted -> found.stream()
                .filter(file -> file.contains("/" + prefix + wanted + "/"))
                .findFirst());
        return own.isPresent() || found.size() != 1 || platform.isPresent() && found.size() != 1
                ? own
                : Optional.of(found.get(0)).filter(file -> platform.isEmpty());
    }

    private static Optional<String> tfaPlatform(
            FileTree tree, String base, String folder, Optional<String> platform, int levels) {
        if (tree.isFile(base + folder + "/platform.mk")
                && platform.map(name -> folder.endsWith("/" + name)).orElse(true)) {
            return Optional.of(folder + "/platform.mk");
        }
        if (levels == 0) {
            return Optional.empty();
        }
        return tree.list(base + folder).stream()
                .map(name -> tfaPlatform(tree, base, folder + "/" + name, platform, levels - 1))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static void add(FileTree tree, String base, String file, List<String> files) {
        if (tree.isFile(base + file)) {
            files.add(file);
        }
    }
}
