package org.bsplint.engine.placement;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bsplint.diagnostic.Edit;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.engine.Placement;
import org.bsplint.model.Image;
import org.bsplint.project.Inputs;
import org.bsplint.project.Role;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.source.TreeMemory;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;

/** The files of one project as places for options. */
public final class ProductFiles implements Placement {
    /** For each component and the layers before the last key. */
    public static final int MAX_KEPT = 8;

    private final FileTree files;
    private final Inputs inputs;
    private final RecipeFiles recipes;

    /** With the facts that ship with the program. */
    public ProductFiles(FileTree files, Inputs inputs) {
        this(files, inputs, KnowledgeBase.load());
    }

    public ProductFiles(FileTree files, Inputs inputs, KnowledgeBase knowledge) {
        this(files, inputs, knowledge, new TreeMemory<>(MAX_KEPT));
    }

    /** @param appends keeps which files were found; for one project's states */
    public ProductFiles(
            FileTree files,
            Inputs inputs,
            KnowledgeBase knowledge,
            TreeMemory<List<Object>, Optional<String>> appends) {
        this.files = files;
        this.inputs = inputs;
        this.recipes = new RecipeFiles(files, inputs.paths(Role.LAYER), knowledge, appends);
    }

    @Override
    public List<Edit> edits(Image image, String component, Option option, String value) {
        return switch (component) {
            case "optee", "tf-a" -> make(component, option, value);
            case "u-boot", "linux" -> kconfig(component, option, value);
            case "yocto" -> yocto(option, value);
            default -> List.of();
        };
    }

    @Override
    public boolean isOthers(String path) {
        return recipes.isVendor(path)
                || List.of("optee", "tf-a", "u-boot", "linux").stream()
                        .flatMap(component -> inputs.paths(Role.SOURCES, component).stream())
                        .anyMatch(sources -> path.startsWith(sources + "/"));
    }

    private List<Edit> make(String component, Option option, String value) {
        if (option.origin() == Origin.OVERRIDE) {
            return List.of(); // a makefile insists, whatever the command line says
        }
        Optional<String> buildFile = inputs.paths(Role.COMMAND_LINE, component).stream()
                .min(Comparator.comparing(path -> !touches(option, path)));
        if (buildFile.isPresent()) {
            SourceFile file = files.read(buildFile.get()).orElse(SourceFile.of(buildFile.get(), ""));
            return List.of(line(file, option.name(), "\\s*:?=", option.name() + " := " + value));
        }
        Optional<Edit> append = recipes.append(component).map(path -> {
            SourceFile file = files.read(path).orElse(SourceFile.of(path, ""));
            return RecipeFiles.word(file, option, value);
        });
        return append.or(() -> besideSources(component, option.name() + " := " + value)).stream()
                .toList();
    }

    /** Sources are the vendor's; what this product adds to the command line stands beside them. */
    private Optional<Edit> besideSources(String component, String text) {
        List<String> sources = inputs.paths(Role.SOURCES, component);
        return sources.size() == 1
                ? Optional.of(new Edit(Paths.resolve(sources.get(0), "build.mk"), 1, 1, 1, 1, text + "\n"))
                : Optional.empty();
    }

    private List<Edit> kconfig(String component, Option option, String value) {
        String name = option.name();
        String text = value.equals("n") ? "# " + name + " is not set" : name + "=" + value;
        return Stream.of(Role.FRAGMENT, Role.DEFCONFIG)
                .flatMap(role -> inputs.paths(role, component).stream()
                        .filter(path -> role == Role.FRAGMENT || isInUse(path, component, option)))
                .filter(path -> !recipes.isVendor(path))
                .flatMap(path -> files.read(path).stream())
                .sorted(Comparator.comparing((SourceFile file) -> isOthers(file.path()))
                        .thenComparing(file -> !mentions(file, name)))
                .limit(1)
                .map(file -> symbol(file, name, text))
                .toList();
    }

    /** A tree holds the defconfigs of many boards: the product's is the only one, or the one that sets the option. */
    private boolean isInUse(String path, String component, Option option) {
        return inputs.paths(Role.DEFCONFIG, component).size() == 1 || touches(option, path);
    }

    private static boolean touches(Option option, String path) {
        return option.history().stream()
                .flatMap(step -> step.span().stream())
                .anyMatch(span -> span.path().equals(path));
    }

    private static boolean mentions(SourceFile file, String name) {
        return file.text().contains(name + "=") || file.text().contains(name + " is not set");
    }

    private static Edit symbol(SourceFile file, String name, String text) {
        int count = file.lines().count();
        for (int number = 1; number <= count; number++) {
            String line = file.lines().text(number);
            if (line.startsWith(name + "=") || line.equals("# " + name + " is not set")) {
                return new Edit(file.path(), number, 1, number, line.length() + 1, text);
            }
        }
        return atEnd(file, text);
    }

    private List<Edit> yocto(Option option, String value) {
        String text = option.name() + " = \"" + value + "\"";
        for (String build : inputs.paths(Role.BUILD)) {
            String path = Paths.resolve(build, "conf/local.conf");
            Optional<SourceFile> file = files.read(path);
            if (file.isPresent()) {
                return List.of(line(file.get(), option.name(), "\\s*\\??\\??:?=", text));
            }
        }
        return List.of();
    }

    /** The line that assigns the name by this operator is replaced; without one the text is added at the end. */
    private static Edit line(SourceFile file, String name, String operator, String text) {
        java.util.regex.Pattern assignment =
                java.util.regex.Pattern.compile("^" + java.util.regex.Pattern.quote(name) + operator + ".*");
        for (int number = file.lines().count(); number >= 1; number--) {
            String line = file.lines().text(number);
            if (assignment.matcher(line).matches() && !line.endsWith("\\")) {
                return new Edit(file.path(), number, 1, number, line.length() + 1, text);
            }
        }
        return atEnd(file, text);
    }

    /** A new last line, whether or not the file ends with a line end. */
    static Edit atEnd(SourceFile file, String text) {
        int last = file.lines().count();
        int column = file.lines().text(last).length() + 1;
        boolean open = column > 1;
        return new Edit(file.path(), last, column, last, column, (open ? "\n" : "") + text + "\n");
    }
}
