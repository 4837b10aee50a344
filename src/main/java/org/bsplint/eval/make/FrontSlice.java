package org.bsplint.eval.make;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.make.state.Definition;
import org.bsplint.eval.make.state.Definition.Flavor;
import org.bsplint.eval.make.state.Definition.Source;
import org.bsplint.eval.make.state.Step;
import org.bsplint.eval.make.state.Way;
import org.bsplint.source.FileTree;
import org.bsplint.source.OverlayTree;
import org.bsplint.syntax.make.Template;
import org.bsplint.value.Assignment.Effect;
import org.bsplint.value.Cause;

/**
 * The way from OP-TEE's command line to its options, for a tree that holds only some of its makefiles: the platform's
 * {@code conf.mk}, {@code mk/config.mk}, the architecture's makefile and {@code core/crypto.mk}, in this order (OP-TEE
 * 3.9.0 to 4.10.0, Makefile and core/core.mk). What a file that is not there would set is unknown from that place on.
 */
final class FrontSlice {
    /** Name of the makefile that stands for the absent ones; never on disk. */
    static final String NAME = Way.STAND_IN;

    /** What OP-TEE's core/arch/arm/cpu/*.mk set, at all releases seen. */
    private static final Set<String> SET_BY_CPU = Set.of(
            "CFG_ARM32_core",
            "CFG_ARM64_core",
            "CFG_ENABLE_SCTLR_RR",
            "CFG_ENABLE_SCTLR_Z",
            "CFG_HWSUPP_MEM_PERM_PXN",
            "CFG_HWSUPP_MEM_PERM_WXN",
            "CFG_SECURE_TIME_SOURCE_CNTPCT",
            "CFG_WITH_LPAE");

    private static final String TEXT = """
            ifneq (,$(findstring -,$(PLATFORM)))
            $(foreach op,$(join PLATFORM PLATFORM_FLAVOR,$(addprefix =,$(subst -, ,$(PLATFORM)))),$(eval override $(op)))
            endif
            ARCH ?= arm
            PLATFORM ?= vexpress
            sm := core
            sm-core := y
            arch-dir := core/arch/$(ARCH)
            platform-dir := $(arch-dir)/plat-$(PLATFORM)
            include $(platform-dir)/conf.mk
            include mk/config.mk
            include core/arch/$(ARCH)/$(ARCH).mk
            PLATFORM_$(PLATFORM) := y
            PLATFORM_FLAVOR_$(PLATFORM_FLAVOR) := y
            include core/crypto.mk
            """;

    /** The macros of mk/checkconf.mk that configuration files call, restated. */
    private static final String MACROS = """
            define _force
            ifdef $(1)
            ifneq ($($(1)),$(2))
            $$(error $(1) is set to '$($(1))' (from $(origin $(1))) but its value must be '$(2)'$(if $(3), [$(3)]))
            endif
            endif
            $(1) := $(2)
            endef
            force = $(eval $(call _force,$(strip $(1)),$(2),$(3)))
            cfg-one-enabled = $(if $(filter y,$(foreach var,$(1),$($(var)))),y,n)
            _cfg-not-y = $(strip $(foreach var,$(1),$(if $(filter y,$($(var))),,$(var))))
            cfg-all-enabled = $(if $(strip $(1)),$(if $(call _cfg-not-y,$(1)),n,y),n)
            _cfg-disable = $(warning Warning: Disabling $(1) [requires $(2)]) override $(1) := n
            _cfg-depends = $(strip $(if $(filter y,$($(1))),$(if $(filter y,$(3)),,$(call _cfg-disable,$(1),$(2)))))
            cfg-depends-all = $(call _cfg-depends,$(1),$(strip $(2)),$(call cfg-all-enabled,$(2)))
            cfg-depends-one = $(call _cfg-depends,$(1),(one of) $(strip $(2)),$(call cfg-one-enabled,$(2)))
            _cfg-enable = $(warning Warning: Enabling $(2) [required by $(1)])$(eval override $(2) := y)
            _cfg-enable-all = $(foreach var,$(2),$(if $(filter y,$($(var))),,$(call _cfg-enable,$(1),$(var))))
            cfg-enable-all-depends = $(strip $(if $(filter y,$($(1))),$(call _cfg-enable-all,$(1),$(2))))
            _cfg-valid = $(error CFG_$(1) is set to '$(CFG_$(1))', valid values are: $(2))
            cfg-check-value = $(if $(filter-out $(2),$(CFG_$(1))),$(call _cfg-valid,$(1),$(2)))
            """;

    private FrontSlice() {}

    /** Is OP-TEE's own top makefile there, with what it cannot do without? */
    static boolean isWhole(FileTree tree, String root) {
        String base = root.isEmpty() ? "" : root + "/";
        return tree.isFile(base + "Makefile")
                && tree.isFile(base + "mk/config.mk")
                && tree.isFile(base + "core/core.mk");
    }

    /** The tree with the makefile that stands for the absent ones. */
    static FileTree with(FileTree tree, String root) {
        String base = root.isEmpty() ? "" : root + "/";
        String macros = tree.isFile(base + "mk/checkconf.mk") ? "include mk/checkconf.mk\n" : MACROS;
        return new OverlayTree(tree, Map.of(base + NAME, macros + TEXT));
    }

    /**
     * Makes what absent files would set unknown, or known where it is given.
     *
     * @param defaults what the absent mk/config.mk would set by default: texts as a makefile would hold them
     */
    static void prepare(Machine machine, Map<String, String> defaults) {
        Map<String, String> given = new LinkedHashMap<>(defaults);
        machine.reader.includes().setSubstitute(name -> {
            if (name.equals("mk/config.mk") && !given.isEmpty()) {
                given.forEach((option, text) -> define(machine, option, text));
                return true;
            }
            boolean optional = name.endsWith("/sub.mk") || name.startsWith("core/arch/") && name.endsWith("riscv.mk");
            if (!optional) {
                lose(machine, name);
            }
            return true;
        });
    }

    private static void define(Machine machine, String name, String text) {
        Variable variable = machine.variables.get(name);
        if (!variable.global().isDefined()) {
            machine.variables.set(
                    variable, Definition.of(Template.of(text), Flavor.RECURSIVE, Source.KNOWLEDGE, Optional.empty()));
            variable.history()
                    .add(new Step(
                            "?=",
                            text,
                            Source.KNOWLEDGE,
                            Optional.empty(),
                            Effect.APPLIED,
                            "from the knowledge base: mk/config.mk is not in this tree",
                            Optional.empty()));
        }
    }

    private static void lose(Machine machine, String file) {
        boolean cpu = file.contains("/cpu/");
        String hole = machine.holes.of(
                machine.cause(Cause.Kind.MISSING_FILE, "`" + file + "` is not in this tree and may set it"));
        Definition unknown = Definition.of(hole, Flavor.UNSURE, Source.UNSURE, Optional.empty())
                .orUnset();
        machine.variables.addAbsent(name -> name.startsWith("CFG_") && (!cpu || SET_BY_CPU.contains(name)), unknown);
    }
}
