package org.bsplint.cli.eval;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.yocto.Recipe;
import org.bsplint.eval.yocto.YoctoRequest;
import org.bsplint.eval.yocto.YoctoWorkspace;
import org.bsplint.report.json.ValuesDocument;
import org.bsplint.source.DiskTree;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Option;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bsplint eval yocto BUILD_DIR}: the configuration datastore, or those of recipes. */
@Command(
        name = "yocto",
        description = "Evaluates a Yocto build folder: its configuration, or recipes with their appends.",
        mixinStandardHelpOptions = true)
final class EvalYoctoCommand implements PlainLine.Command {
    private final Console console;

    @CommandLine.Parameters(
            paramLabel = "BUILD_DIR",
            description = "Folder with conf/local.conf and conf/bblayers.conf, or a kas project file.")
    private String build = "";

    @CommandLine.Option(names = "--machine", paramLabel = "NAME", description = "MACHINE.")
    private Optional<String> machine = Optional.empty();

    @CommandLine.Option(names = "--distro", paramLabel = "NAME", description = "DISTRO.")
    private Optional<String> distro = Optional.empty();

    @CommandLine.Option(
            names = "--recipe",
            paramLabel = "NAME",
            description = "A recipe's name or file; mc:NAME:RECIPE for one of BBMULTICONFIG; repeatable."
                    + " Without any, the configuration is shown.")
    private List<String> recipes = new ArrayList<>();

    @CommandLine.Option(
            names = "--layers",
            paramLabel = "DIR",
            split = ",",
            description = "Layer folders in place of the build folder's BBLAYERS.")
    private List<String> layers = new ArrayList<>();

    @CommandLine.Mixin
    private ValuesOutput output = new ValuesOutput();

    EvalYoctoCommand(Console console) {
        this.console = console;
    }

    @Override
    public boolean takeSwitch(String name) {
        return output.takeSwitch(name);
    }

    @Override
    public boolean repeats(String name) {
        return name.equals("--recipe") || ValuesOutput.repeats(name);
    }

    @Override
    public boolean take(String name, String value) {
        switch (name) {
            case "1" -> build = value;
            case "--machine" -> machine = Optional.of(value);
            case "--distro" -> distro = Optional.of(value);
            case "--recipe" -> recipes.add(value);
            default -> {
                return output.take(name, value);
            }
        }
        return true;
    }

    @Override
    public boolean isWhole() {
        return !build.isEmpty();
    }

    @Override
    public Integer call() {
        Path folder = existing(build);
        boolean isFolder = Files.isDirectory(folder);
        DiskTree tree = new DiskTree(
                isFolder
                        ? folder
                        : Objects.requireNonNullElse(folder.toAbsolutePath().getParent(), folder));
        YoctoRequest start = isFolder ? YoctoRequest.ofBuild(absolute(folder)) : YoctoRequest.ofKas(absolute(folder));
        YoctoRequest request = new YoctoRequest(
                start.build(),
                layers.stream().map(layer -> absolute(existing(layer))).toList(),
                machine,
                distro,
                start.kas());
        YoctoWorkspace workspace = YoctoWorkspace.open(tree, request);
        Function<String, YoctoWorkspace> multiconfig = name -> YoctoWorkspace.open(tree, request.withMulticonfig(name));
        if (recipes.isEmpty()) {
            print(workspace, "config", "", workspace.config());
            for (String name : workspace.multiconfigs()) {
                YoctoWorkspace other = multiconfig.apply(name);
                print(other, "mc:" + name, "", other.config());
            }
        }
        Map<String, YoctoWorkspace> others = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (String wanted : recipes) {
            String[] parts = wanted.split(":", 3);
            boolean other = parts.length == 3
                    && parts[0].equals("mc")
                    && workspace.multiconfigs().contains(parts[1]);
            boolean found = other
                    ? recipe(others.computeIfAbsent(parts[1], multiconfig), "mc:" + parts[1] + ":", parts[2])
                    : recipe(workspace, "", wanted);
            if (!found) {
                missing.add(wanted);
            }
        }
        if (!missing.isEmpty()) {
            throw new UsageException("eval yocto: no layer offers a recipe `" + String.join("`, `", missing) + "`");
        }
        return ExitStatus.OK;
    }

    /** False if no layer offers it, which its document says. */
    private boolean recipe(YoctoWorkspace workspace, String prefix, String wanted) {
        Optional<Recipe> recipe = workspace.recipe(wanted).or(() -> workspace.recipe(absolute(Path.of(wanted))));
        if (recipe.isEmpty()) {
            Diagnostic nothing =
                    Diagnostic.error(SourceFile.of(build, "").span(0, 0), "Nothing PROVIDES '" + wanted + "'");
            output.print(
                    console.out(),
                    new ValuesDocument(
                            "yocto",
                            prefix + wanted,
                            "",
                            workspace.bitbakeVersion(),
                            List.of(),
                            List.of(),
                            List.of(nothing)));
            return false;
        }
        Evaluation evaluation = workspace.evaluate(recipe.get());
        String name =
                evaluation.options().value("PN").asKnown().orElse(recipe.get().name());
        print(workspace, prefix + name, recipe.get().file(), evaluation);
        return true;
    }

    private void print(YoctoWorkspace workspace, String unit, String file, Evaluation evaluation) {
        List<Option> options = evaluation.options().names().stream()
                .filter(output::wants)
                .map(evaluation.options()::get)
                .map(workspace::certain)
                .map(BitbakeTrace::inItsTerms)
                .toList();
        output.print(
                console.out(),
                new ValuesDocument(
                        "yocto", unit, file, workspace.bitbakeVersion(), options, List.of(), evaluation.errors()));
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    private static Path existing(String file) {
        try {
            Path path = Path.of(file);
            if (Files.exists(path)) {
                return path;
            }
        } catch (InvalidPathException notAPath) {
            throw new UsageException("eval yocto: not a path: `" + file + "`");
        }
        throw new UsageException("eval yocto: no such file or folder: `" + file + "`");
    }
}
