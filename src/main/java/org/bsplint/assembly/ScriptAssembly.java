package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bsplint.assembly.view.Project;
import org.bsplint.eval.hush.HushEvaluator;
import org.bsplint.eval.hush.RunCommand;
import org.bsplint.eval.hush.ScriptRun;
import org.bsplint.eval.hush.Shell;
import org.bsplint.eval.hush.environment.EnvironmentText;
import org.bsplint.model.BootCommand;
import org.bsplint.model.Component;
import org.bsplint.project.Glob;
import org.bsplint.project.ImageSettings;
import org.bsplint.project.Role;
import org.bsplint.project.Stated;
import org.bsplint.source.FileTree;
import org.bsplint.source.Letters;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.hush.Dialect;
import org.bsplint.syntax.version.Version;
import org.bsplint.value.Cause;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Value;

/** Which scripts and environments belong to an image, and what they run. */
final class ScriptAssembly {
    /** U-Boot reads {@code board/…/NAME.env} since this version; before, a file of this name is a list to be imported. */
    private static final Version FIRST_BOARD_ENVIRONMENT =
            Version.parse("v2022.04").orElseThrow();

    /** Variables of the environment that run at each boot, and the symbols that set them. */
    private static final Map<String, String> EVERY_BOOT =
            Map.of("preboot", "CONFIG_PREBOOT", "bootcmd", "CONFIG_BOOTCOMMAND");

    /** Paths that a pattern means begin with what it says before the first of these. */
    private static final Letters MAGIC = Letters.of("*?{");

    private final Project project;
    private final List<BootCommand> commands = new ArrayList<>();
    private final List<Observation> observations = new ArrayList<>();

    ScriptAssembly(Project project) {
        this.project = project;
    }

    List<BootCommand> commands() {
        return List.copyOf(commands);
    }

    List<Observation> observations() {
        return List.copyOf(observations);
    }

    /** Runs the image's scripts in order of path, then what its environment runs at each boot. */
    void run(ImageSettings image, Component uboot) {
        List<SourceFile> scripts = new ArrayList<>();
        Map<String, Option> environment = new LinkedHashMap<>(configured(uboot));
        BoardEnvironments boards = new BoardEnvironments(project, uboot);
        boolean named =
                image.scripts().isPresent() || !project.settings().scripts().isEmpty();
        Set<String> environments = new HashSet<>(project.inputs().paths(Role.ENVIRONMENT));
        for (String path : scripts(image)) {
            if (!named && !boards.holds(path)) {
                continue;
            }
            project.read(path).ifPresent(file -> {
                if (environments.contains(path)) {
                    variables(file, uboot).forEach(option -> environment.put(option.name(), option));
                } else {
                    scripts.add(file);
                }
            });
        }
        Shell shell = shell(environment, uboot);
        for (SourceFile script : scripts) {
            add(HushEvaluator.script(script, shell), BootCommand.Source.SCRIPT);
        }
        for (String name : new TreeSet<>(EVERY_BOOT.keySet())) {
            if (environment.containsKey(name)) {
                add(HushEvaluator.variable(name, shell), BootCommand.Source.EVERY_BOOT);
            }
        }
    }

    private void add(ScriptRun run, BootCommand.Source source) {
        run.commands().forEach(command -> commands.add(command(command, source)));
        observations.addAll(run.observations());
        run.diagnostics().forEach(project.diary()::add);
    }

    private static BootCommand command(RunCommand command, BootCommand.Source source) {
        BootCommand.Reach reach = switch (command.reach()) {
            case ALWAYS -> BootCommand.Reach.ALWAYS;
            case MAYBE -> BootCommand.Reach.MAYBE;
            case NEVER -> BootCommand.Reach.NEVER;
        };
        return new BootCommand(command.argv(), command.span().stripped(), reach, command.path(), source);
    }

    private static Shell shell(Map<String, Option> environment, Component uboot) {
        Cause cause = Cause.of(Cause.Kind.MISSING_INPUT, "the board's environment is not stated");
        boolean modern = uboot.options().has("CONFIG_HUSH_MODERN_PARSER")
                && uboot.options().value("CONFIG_HUSH_MODERN_PARSER").equals(Value.known("y"));
        return Shell.unstated()
                .withEnvironment(OptionSet.partial(environment.values(), cause))
                .withDialect(modern ? Dialect.MODERN : Dialect.OLD);
    }

    /** Commands that the U-Boot configuration itself puts into the environment. */
    private static Map<String, Option> configured(Component uboot) {
        Map<String, Option> variables = new LinkedHashMap<>();
        EVERY_BOOT.forEach((name, symbol) -> {
            if (uboot.options().has(symbol)) {
                Option option = uboot.options().get(symbol);
                option.value()
                        .asKnown()
                        .map(ScriptAssembly::unquoted)
                        .ifPresent(text -> variables.put(
                                name, Option.of(name, Value.known(text), option.origin(), option.history())));
            }
        });
        return variables;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted
                ? text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : text;
    }

    private static List<Option> variables(SourceFile file, Component uboot) {
        boolean old = uboot.knownVersion()
                .flatMap(Version::parse)
                .filter(version -> version.compareTo(FIRST_BOARD_ENVIRONMENT) < 0)
                .isPresent();
        return EnvironmentText.variables(file, !old, uboot.options()::value);
    }

    /**
     * Paths of the image's scripts and environments. An image that names patterns has just those; any other has all that no
     * image claims for itself.
     */
    List<String> scripts(ImageSettings image) {
        if (image.scripts().isPresent()) {
            return matching(image.scripts().get());
        }
        TreeSet<String> open = new TreeSet<>(stated());
        for (ImageSettings other : project.settings().imagesOrDefault()) {
            other.scripts().ifPresent(patterns -> open.removeAll(matching(patterns)));
        }
        return List.copyOf(open);
    }

    private List<String> stated() {
        List<Stated> patterns = project.settings().scripts();
        return patterns.isEmpty() ? List.copyOf(candidates(project)) : matching(patterns);
    }

    private static NavigableSet<String> candidates(Project project) {
        NavigableSet<String> paths = new TreeSet<>(project.inputs().paths(Role.SCRIPT));
        paths.addAll(project.inputs().paths(Role.ENVIRONMENT));
        return paths;
    }

    private List<String> matching(List<Stated> patterns) {
        return matching(project, patterns);
    }

    /** Files that patterns mean: known scripts and environments, else whatever lies in the folder that a pattern names. */
    static List<String> matching(Project project, List<Stated> patterns) {
        TreeSet<String> paths = new TreeSet<>();
        NavigableSet<String> candidates = candidates(project);
        patterns.forEach(pattern -> paths.addAll(matching(project.tree(), candidates, pattern.text())));
        return List.copyOf(paths);
    }

    /** Patterns that mean no file. */
    static List<Stated> idle(Project project, List<Stated> patterns) {
        NavigableSet<String> candidates = candidates(project);
        return patterns.stream()
                .filter(pattern ->
                        matching(project.tree(), candidates, pattern.text()).isEmpty())
                .toList();
    }

    private static List<String> matching(FileTree tree, NavigableSet<String> candidates, String pattern) {
        Glob glob = Glob.of(pattern);
        String start = pattern.substring(0, MAGIC.next(pattern, 0));
        List<String> found = candidates.subSet(start, start + Character.MAX_VALUE).stream()
                .filter(glob::matches)
                .toList();
        List<String> paths = new ArrayList<>(found.isEmpty() ? beside(tree, pattern, glob) : found);
        Optional.of(pattern).filter(tree::isFile).ifPresent(paths::add);
        return paths;
    }

    private static List<String> beside(FileTree tree, String pattern, Glob glob) {
        String folder = Paths.parent(pattern);
        if (folder.contains("*") || folder.contains("?")) {
            return List.of();
        }
        return tree.list(folder.isEmpty() ? "." : folder).stream()
                .map(name -> folder.isEmpty() ? name : folder + "/" + name)
                .filter(glob::matches)
                .filter(tree::isFile)
                .toList();
    }
}
