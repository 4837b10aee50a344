package org.bsplint.eval.make;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.eval.make.state.Definition;
import org.bsplint.eval.make.state.Definition.Flavor;
import org.bsplint.eval.make.state.Definition.Source;
import org.bsplint.eval.make.state.Files;
import org.bsplint.value.Cause;

/** The variables that GNU make 4.3 has before it reads anything. */
final class Defaults {
    private record Entry(String name, Definition definition) {}

    /**
     * Name, origin, flavour and value, as {@code make -p} of GNU make 4.3 lists them. Here and not in a file of its own: to
     * open the program's archive takes longer than most makefiles.
     */
    private static final String ROWS = """
            .DEFAULT_GOAL\tfile\tsimple\t
            .FEATURES\tdefault\tsimple\ttarget-specific order-only second-expansion else-if shortest-stem undefine oneshell nocomment grouped-target extra-prereqs archives jobserver output-sync check-symlink load
            .INCLUDE_DIRS\tdefault\trecursive\t/usr/local/include /usr/include /usr/include
            .LIBPATTERNS\tdefault\trecursive\tlib%.so lib%.a
            .RECIPEPREFIX\tdefault\tsimple\t
            .SHELLFLAGS\tdefault\tsimple\t-c
            AR\tdefault\trecursive\tar
            ARFLAGS\tdefault\trecursive\trv
            AS\tdefault\trecursive\tas
            CC\tdefault\trecursive\tcc
            CHECKOUT,v\tdefault\trecursive\t+$(if $(wildcard $@),,$(CO) $(COFLAGS) $< $@)
            CO\tdefault\trecursive\tco
            COFLAGS\tdefault\trecursive\t
            COMPILE.C\tdefault\trecursive\t$(COMPILE.cc)
            COMPILE.S\tdefault\trecursive\t$(CC) $(ASFLAGS) $(CPPFLAGS) $(TARGET_MACH) -c
            COMPILE.c\tdefault\trecursive\t$(CC) $(CFLAGS) $(CPPFLAGS) $(TARGET_ARCH) -c
            COMPILE.cc\tdefault\trecursive\t$(CXX) $(CXXFLAGS) $(CPPFLAGS) $(TARGET_ARCH) -c
            COMPILE.cpp\tdefault\trecursive\t$(COMPILE.cc)
            COMPILE.def\tdefault\trecursive\t$(M2C) $(M2FLAGS) $(DEFFLAGS) $(TARGET_ARCH)
            COMPILE.f\tdefault\trecursive\t$(FC) $(FFLAGS) $(TARGET_ARCH) -c
            COMPILE.m\tdefault\trecursive\t$(OBJC) $(OBJCFLAGS) $(CPPFLAGS) $(TARGET_ARCH) -c
            COMPILE.mod\tdefault\trecursive\t$(M2C) $(M2FLAGS) $(MODFLAGS) $(TARGET_ARCH)
            COMPILE.p\tdefault\trecursive\t$(PC) $(PFLAGS) $(CPPFLAGS) $(TARGET_ARCH) -c
            COMPILE.r\tdefault\trecursive\t$(FC) $(FFLAGS) $(RFLAGS) $(TARGET_ARCH) -c
            COMPILE.s\tdefault\trecursive\t$(AS) $(ASFLAGS) $(TARGET_MACH)
            CPP\tdefault\trecursive\t$(CC) -E
            CTANGLE\tdefault\trecursive\tctangle
            CWEAVE\tdefault\trecursive\tcweave
            CXX\tdefault\trecursive\tg++
            F77\tdefault\trecursive\t$(FC)
            F77FLAGS\tdefault\trecursive\t$(FFLAGS)
            FC\tdefault\trecursive\tf77
            GET\tdefault\trecursive\tget
            GNUMAKEFLAGS\tenvironment\tsimple\t
            LEX\tdefault\trecursive\tlex
            LEX.l\tdefault\trecursive\t$(LEX) $(LFLAGS) -t
            LEX.m\tdefault\trecursive\t$(LEX) $(LFLAGS) -t
            LINK.C\tdefault\trecursive\t$(LINK.cc)
            LINK.S\tdefault\trecursive\t$(CC) $(ASFLAGS) $(CPPFLAGS) $(LDFLAGS) $(TARGET_MACH)
            LINK.c\tdefault\trecursive\t$(CC) $(CFLAGS) $(CPPFLAGS) $(LDFLAGS) $(TARGET_ARCH)
            LINK.cc\tdefault\trecursive\t$(CXX) $(CXXFLAGS) $(CPPFLAGS) $(LDFLAGS) $(TARGET_ARCH)
            LINK.cpp\tdefault\trecursive\t$(LINK.cc)
            LINK.f\tdefault\trecursive\t$(FC) $(FFLAGS) $(LDFLAGS) $(TARGET_ARCH)
            LINK.m\tdefault\trecursive\t$(OBJC) $(OBJCFLAGS) $(CPPFLAGS) $(LDFLAGS) $(TARGET_ARCH)
            LINK.o\tdefault\trecursive\t$(CC) $(LDFLAGS) $(TARGET_ARCH)
            LINK.p\tdefault\trecursive\t$(PC) $(PFLAGS) $(CPPFLAGS) $(LDFLAGS) $(TARGET_ARCH)
            LINK.r\tdefault\trecursive\t$(FC) $(FFLAGS) $(RFLAGS) $(LDFLAGS) $(TARGET_ARCH)
            LINK.s\tdefault\trecursive\t$(CC) $(ASFLAGS) $(LDFLAGS) $(TARGET_MACH)
            LINT\tdefault\trecursive\tlint
            LINT.c\tdefault\trecursive\t$(LINT) $(LINTFLAGS) $(CPPFLAGS) $(TARGET_ARCH)
            M2C\tdefault\trecursive\tm2c
            MAKE\tdefault\trecursive\t$(MAKE_COMMAND)
            MAKEFILES\tdefault\tsimple\t
            MAKEFLAGS\tfile\trecursive\t
            MAKEINFO\tdefault\trecursive\tmakeinfo
            MAKELEVEL\tenvironment\tsimple\t0
            MAKE_VERSION\tdefault\tsimple\t4.3
            MFLAGS\tenvironment\trecursive\t
            OBJC\tdefault\trecursive\tcc
            OUTPUT_OPTION\tdefault\trecursive\t-o $@
            PC\tdefault\trecursive\tpc
            PREPROCESS.S\tdefault\trecursive\t$(CC) -E $(CPPFLAGS)
            PREPROCESS.r\tdefault\trecursive\t$(FC) $(FFLAGS) $(RFLAGS) $(TARGET_ARCH) -F
            RM\tdefault\trecursive\trm -f
            SHELL\tdefault\tsimple\t/bin/sh
            SUFFIXES\tdefault\tsimple\t.out .a .ln .o .c .cc .C .cpp .p .f .F .m .r .y .l .ym .yl .s .S .mod .sym .def .h .info .dvi .tex .texinfo .texi .txinfo .w .ch .web .sh .elc .el
            TANGLE\tdefault\trecursive\ttangle
            TEX\tdefault\trecursive\ttex
            TEXI2DVI\tdefault\trecursive\ttexi2dvi
            WEAVE\tdefault\trecursive\tweave
            YACC\tdefault\trecursive\tyacc
            YACC.m\tdefault\trecursive\t$(YACC) $(YFLAGS)
            YACC.y\tdefault\trecursive\t$(YACC) $(YFLAGS)
            MAKE_COMMAND\tdefault\tsimple\tmake
            MAKEFILE_LIST\tfile\tsimple\t
            """;

    private static final List<Entry> TABLE = read();

    private Defaults() {}

    static void define(Machine machine) {
        for (Entry entry : TABLE) {
            machine.variables.get(entry.name()).setGlobal(entry.definition());
        }
        unknown(machine, "MAKE_HOST", Source.DEFAULT, "for which machine make was built");
        // The usual environment of a build: a path and a home, which nobody knows here.
        unknown(machine, "PATH", Source.ENVIRONMENT, "environment of the build");
        unknown(machine, "HOME", Source.ENVIRONMENT, "environment of the build");
        machine.variables
                .get("CURDIR")
                .setGlobal(Definition.of(Files.HERE, Flavor.SIMPLE, Source.FILE, Optional.empty()));
    }

    private static void unknown(Machine machine, String name, Source source, String reason) {
        String hole = machine.holes.of(Cause.of(Cause.Kind.MISSING_INPUT, reason));
        machine.variables.get(name).setGlobal(Definition.of(hole, Flavor.SIMPLE, source, Optional.empty()));
    }

    private static List<Entry> read() {
        List<Entry> entries = new ArrayList<>();
        ROWS.lines().forEach(line -> entries.add(entry(line.split("\t", 4))));
        return List.copyOf(entries);
    }

    private static Entry entry(String[] fields) {
        Source source = switch (fields[1]) {
            case "environment" -> Source.ENVIRONMENT;
            case "file" -> Source.FILE;
            case "automatic" -> Source.AUTOMATIC;
            default -> Source.DEFAULT;
        };
        Flavor flavor = fields[2].equals("simple") ? Flavor.SIMPLE : Flavor.RECURSIVE;
        return new Entry(fields[0], Definition.of(fields[3], flavor, source, Optional.empty()));
    }
}
