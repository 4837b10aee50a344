package org.bsplint.cli.eval;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bsplint.assembly.devicetree.TreeFacts;
import org.bsplint.assembly.devicetree.TreeReader;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.eval.dts.DeviceTree;
import org.bsplint.eval.dts.TreeBuild;
import org.bsplint.report.json.ValuesDocument;
import org.bsplint.source.DiskTree;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bsplint eval device-tree FILE…}: what each device tree says, as far as rules ask. */
@Command(
        name = "device-tree",
        description = "The facts that rules read in device trees, each source with its includes on its own.",
        mixinStandardHelpOptions = true)
final class EvalDeviceTreeCommand implements PlainLine.Command {
    private final Console console;

    @CommandLine.Mixin
    private ValuesOutput output = new ValuesOutput();

    @CommandLine.Parameters(paramLabel = "FILE", arity = "1..*", description = "Sources of device trees.")
    private List<Path> files = new ArrayList<>();

    @CommandLine.Option(
            names = "--component",
            paramLabel = "optee|u-boot|linux",
            required = true,
            description = "Whose device trees they are.")
    private String component = "";

    @CommandLine.Option(names = "--define", paramLabel = "NAME", description = "A symbol that the build defines.")
    private List<String> defined = new ArrayList<>();

    @CommandLine.Option(
            names = "--undefine",
            paramLabel = "NAME",
            description = "A symbol that the build certainly does not define.")
    private List<String> undefined = new ArrayList<>();

    EvalDeviceTreeCommand(Console console) {
        this.console = console;
    }

    @Override
    public boolean takeSwitch(String name) {
        return output.takeSwitch(name);
    }

    @Override
    public boolean repeats(String name) {
        return name.equals("--define") || name.equals("--undefine") || ValuesOutput.repeats(name);
    }

    @Override
    public boolean take(String name, String value) {
        if (PlainLine.isWord(name)) {
            return files.add(Path.of(value));
        }
        switch (name) {
            case "--component" -> component = value;
            case "--define" -> defined.add(value);
            case "--undefine" -> undefined.add(value);
            default -> {
                return output.take(name, value);
            }
        }
        return true;
    }

    @Override
    public boolean isWhole() {
        return !files.isEmpty() && !component.isEmpty();
    }

    @Override
    public Integer call() {
        if (!TreeFacts.COMPONENTS.contains(component)) {
            throw new UsageException("eval device-tree: --component takes optee, u-boot or linux, not " + component);
        }
        Map<String, Boolean> symbols = new TreeMap<>();
        undefined.forEach(name -> symbols.put(name, false));
        defined.forEach(name -> symbols.put(name, true));
        TreeFacts facts = new TreeFacts(KnowledgeBase.load().vendors());
        for (Path file : files) {
            print(file, read(file, symbols), facts);
        }
        console.out().flush();
        return ExitStatus.OK;
    }

    private DeviceTree read(Path file, Map<String, Boolean> symbols) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = Objects.requireNonNullElse(absolute.getParent(), absolute);
        String name = absolute.getFileName().toString();
        return Optional.of(absolute)
                .filter(Files::isRegularFile)
                .flatMap(found -> {
                    DiskTree tree = new DiskTree(folder);
                    List<String> appended = TreeReader.appended(tree, component, name, Map.of());
                    return DeviceTree.load(tree, name, new TreeBuild(List.of(""), appended, symbols));
                })
                .orElseThrow(() -> new UsageException("eval device-tree: cannot read " + file));
    }

    private void print(Path file, DeviceTree tree, TreeFacts facts) {
        List<Option> options = new ArrayList<>();
        facts.of(component, tree).forEach((name, value) -> options.add(Option.of(name, value, Origin.FILE, List.of())));
        List<Diagnostic> errors =
                tree.diagnostics().stream().filter(Diagnostic::stops).toList();
        output.print(
                console.out(),
                new ValuesDocument(
                        component,
                        file.toString(),
                        "",
                        "",
                        options,
                        Stream.concat(
                                        tree.open().stream().sorted().map(name -> "open: " + name),
                                        tree.missing().stream().map(cause -> "missing: " + cause))
                                .toList(),
                        errors));
    }
}
