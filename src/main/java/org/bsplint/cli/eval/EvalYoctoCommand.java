package org.bsplint.cli.eval;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
final class EvalYoctoCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

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
            description = "A recipe's name or file; repeatable. Without any, the configuration is shown.")
    private List<String> recipes = new ArrayList<>();

    @CommandLine.Option(
            names = "--layers",
            paramLabel = "DIR",
            split = ",",
            description = "Layer folders in place of the build folder's BBLAYERS.")
    private List<String> layers = new ArrayList<>();

    @CommandLine.Mixin
    private ValuesOutput output = new ValuesOutput();

    @Override
    public void run() {
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
        if (recipes.isEmpty()) {
            print(workspace, "config", "", workspace.config());
        }
        List<String> missing =
                recipes.stream().filter(wanted -> !recipe(workspace, wanted)).toList();
        if (!missing.isEmpty()) {
            throw new UsageException("eval yocto: no layer offers a recipe `" + String.join("`, `", missing) + "`");
        }
    }

    /** False if no layer offers it, which its document says. */
    private boolean recipe(YoctoWorkspace workspace, String wanted) {
        Optional<Recipe> recipe = workspace.recipe(wanted).or(() -> workspace.recipe(absolute(Path.of(wanted))));
        if (recipe.isEmpty()) {
            Diagnostic nothing =
                    Diagnostic.error(SourceFile.of(build, "").span(0, 0), "Nothing PROVIDES '" + wanted + "'");
            output.print(
                    spec.commandLine().getOut(),
                    new ValuesDocument(
                            "yocto", wanted, "", workspace.bitbakeVersion(), List.of(), List.of(), List.of(nothing)));
            return false;
        }
        Evaluation evaluation = workspace.evaluate(recipe.get());
        String name =
                evaluation.options().value("PN").asKnown().orElse(recipe.get().name());
        print(workspace, name, recipe.get().file(), evaluation);
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
                spec.commandLine().getOut(),
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
