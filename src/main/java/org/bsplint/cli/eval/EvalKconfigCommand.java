package org.bsplint.cli.eval;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.dotconfig.ConfigFiles;
import org.bsplint.eval.kconfig.KconfigInput;
import org.bsplint.eval.kconfig.KconfigTree;
import org.bsplint.eval.kconfig.graph.KconfigSettings;
import org.bsplint.report.json.ValuesDocument;
import org.bsplint.source.DiskTree;
import org.bsplint.source.FileTree;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Observation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bsplint eval kconfig}: a tree's {@code .config}, or what single files set. */
@Command(
        name = "kconfig",
        description = "The .config of a Kconfig tree, or the symbols that a .config, defconfig or fragment sets.",
        mixinStandardHelpOptions = true)
final class EvalKconfigCommand implements PlainLine.Command {
    /** Onto what fragments are merged. */
    enum Merge {
        config,
        defconfig
    }

    /** What compiler probes answer. */
    enum Probes {
        unknown,
        gcc
    }

    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "TREE|FILE", description = "A source tree with its Kconfig, or files.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--arch", paramLabel = "A", description = "ARCH of the build; U-Boot needs none.")
    private String architecture = "";

    @Option(
            names = "--defconfig",
            paramLabel = "NAME",
            description = "A defconfig of the tree, or a file; none: all defaults.")
    private Optional<String> defconfig = Optional.empty();

    @Option(names = "--fragment", paramLabel = "FILE", description = "Merged in this order.")
    private List<Path> fragments = new ArrayList<>();

    @Option(
            names = "--merge",
            paramLabel = "config|defconfig",
            description = "Merge fragments onto the .config that the defconfig gives (default) or onto the defconfig.")
    private Merge merge = Merge.config;

    @Option(
            names = "--probes",
            paramLabel = "unknown|gcc",
            description = "What compiler probes answer; default: unknown.")
    private Probes probes = Probes.unknown;

    @Option(names = "--env", paramLabel = "NAME=VALUE", description = "An environment variable of the build.")
    private Map<String, String> environment = new TreeMap<>();

    @Mixin
    private ValuesOutput output = new ValuesOutput();

    EvalKconfigCommand(Console console) {
        this.console = console;
    }

    @Override
    public boolean takeSwitch(String name) {
        return output.takeSwitch(name);
    }

    @Override
    public boolean repeats(String name) {
        return name.equals("--fragment") || ValuesOutput.repeats(name);
    }

    @Override
    public boolean take(String name, String value) {
        if (PlainLine.isWord(name)) {
            return paths.add(Path.of(value));
        }
        switch (name) {
            case "--arch" -> architecture = value;
            case "--defconfig" -> defconfig = Optional.of(value);
            case "--fragment" -> fragments.add(Path.of(value));
            default -> {
                return output.take(name, value);
            }
        }
        return true;
    }

    @Override
    public boolean isWhole() {
        return !paths.isEmpty();
    }

    @Override
    public Integer call() {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new UsageException("eval kconfig: no such file or folder: " + path);
            }
        }
        if (!Files.isDirectory(paths.get(0))) {
            paths.forEach(this::file);
        } else if (paths.size() > 1) {
            throw new UsageException("eval kconfig: one tree at a time");
        } else {
            tree(paths.get(0));
        }
        return ExitStatus.OK;
    }

    private void file(Path path) {
        if (Files.isDirectory(path)) {
            throw new UsageException("eval kconfig: a tree stands alone: " + path);
        }
        print(path.toString(), ConfigFiles.evaluate(List.of(read(path))));
    }

    private void tree(Path root) {
        DiskTree files = new DiskTree(root);
        KconfigSettings settings = new KconfigSettings(
                architecture,
                environment,
                probes == Probes.gcc ? KconfigSettings.Probes.GCC : KconfigSettings.Probes.UNKNOWN);
        KconfigTree tree = KconfigTree.load(files, "", settings)
                .orElseThrow(() -> new UsageException("eval kconfig: no Kconfig in " + root));
        Optional<SourceFile> base = defconfig.map(name -> defconfig(tree, name));
        KconfigInput input = new KconfigInput(
                base,
                fragments.stream().map(EvalKconfigCommand::read).toList(),
                merge == Merge.config ? KconfigInput.Merge.CONFIG : KconfigInput.Merge.DEFCONFIG);
        String component = component(files);
        print(component, defconfig.orElse(""), version(files), tree.evaluate(component, input));
    }

    private SourceFile defconfig(KconfigTree tree, String name) {
        return tree.defconfig(architecture, name)
                .or(() ->
                        Optional.of(Path.of(name)).filter(Files::isRegularFile).map(EvalKconfigCommand::read))
                .orElseThrow(() -> new UsageException("eval kconfig: no defconfig `" + name + "` in the tree"
                        + (architecture.isEmpty() ? "; Linux needs --arch" : "")));
    }

    private static SourceFile read(Path path) {
        FileTree here = new DiskTree(Path.of(""));
        return here.read(path.toString()).orElseThrow(() -> new UsageException("eval kconfig: cannot read " + path));
    }

    private static String component(FileTree files) {
        if (files.isDirectory("configs") && files.isDirectory("arch")) {
            return "u-boot";
        }
        return files.isDirectory("arch") && files.isFile("Kbuild") ? "linux" : "kconfig";
    }

    /** {@code VERSION}, {@code PATCHLEVEL} and {@code SUBLEVEL} of the top Makefile; empty if there are none. */
    private static String version(FileTree files) {
        String makefile = files.read("Makefile").map(SourceFile::text).orElse("");
        List<String> parts = new ArrayList<>();
        for (String name : List.of("VERSION", "PATCHLEVEL", "SUBLEVEL")) {
            Matcher line = Pattern.compile("(?m)^" + name + " *= *([0-9]+) *$").matcher(makefile);
            if (line.find()) {
                parts.add(line.group(1));
            }
        }
        return String.join(".", parts);
    }

    private void print(String unit, Evaluation evaluation) {
        print("kconfig", unit, "", evaluation);
    }

    private void print(String component, String unit, String version, Evaluation evaluation) {
        PrintWriter out = console.out();
        output.print(
                out,
                new ValuesDocument(component, unit, "", version, withLost(evaluation), List.of(), evaluation.errors()));
        PrintWriter err = console.err();
        evaluation.diagnostics().stream()
                .filter(diagnostic -> !diagnostic.stops())
                .map(Diagnostic::toString)
                .forEach(err::println);
        evaluation.observations().forEach(observation -> err.println(shown(observation)));
    }

    /** All options, and in order of name those that somebody asked for in vain: unset, with the story of the request. */
    private static List<org.bsplint.value.Option> withLost(Evaluation evaluation) {
        Map<String, org.bsplint.value.Option> byName = new TreeMap<>();
        evaluation.options().all().forEach(option -> byName.put(option.name(), option));
        evaluation.observations().stream()
                .flatMap(observation -> observation.subjects().stream())
                .forEach(name -> byName.computeIfAbsent(name, evaluation.options()::get));
        return List.copyOf(byName.values());
    }

    /** {@code prov.cfg:3:1: kconfig-request-dropped: CONFIG_A=y became absent: A needs B (n)}. */
    private static String shown(Observation observation) {
        Map<String, String> details = observation.details();
        String place = observation.span().map(span -> span + ": ").orElse("");
        String needs = details.getOrDefault("needs", "");
        return place + observation.kind() + ": " + String.join(", ", observation.subjects()) + " asked "
                + details.get("asked") + ", became " + details.get("became") + ": " + details.get("because")
                + (needs.isEmpty() ? "" : " | add: " + needs)
                + (details.containsKey("costs") ? " | at the cost of: " + details.get("costs") : "");
    }
}
