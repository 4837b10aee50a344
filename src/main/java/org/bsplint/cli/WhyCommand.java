package org.bsplint.cli;

import java.io.File;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.assembly.Assembler;
import org.bsplint.cli.shell.Background;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.catalogue.Misspelling;
import org.bsplint.ecosystem.catalogue.NameSet;
import org.bsplint.ecosystem.catalogue.SourceCatalog;
import org.bsplint.model.BootConfiguration;
import org.bsplint.model.Bsp;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.project.Overrides;
import org.bsplint.report.Redaction;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bsplint why OPTION}: each assignment that touched an option, which one won, and what it depends on. */
@Command(
        name = "why",
        description = "Tells the story of one option: every assignment, which one won, what it depends on.",
        mixinStandardHelpOptions = true)
final class WhyCommand implements PlainLine.Command {
    private final Console console;

    @Parameters(index = "0", paramLabel = "OPTION", description = "An option's name, or COMPONENT.NAME.")
    private String name = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "PATH", description = "Default: the current folder.")
    private File path = new File(".");

    @CommandLine.Option(names = "--machine", paramLabel = "NAME", description = "Evaluate for this machine.")
    private @Nullable String machine;

    @CommandLine.Option(names = "--ecosystem", paramLabel = "VERSION", description = "The vendor's release.")
    private @Nullable String ecosystem;

    @CommandLine.Option(names = "--set", paramLabel = "COMPONENT.NAME=VALUE", description = "What if.")
    private List<String> sets = new ArrayList<>();

    WhyCommand(Console console) {
        this.console = console;
    }

    @Override
    public boolean repeats(String option) {
        return option.equals("--set");
    }

    @Override
    public boolean take(String option, String value) {
        switch (option) {
            case "1" -> name = value;
            case "2" -> path = PlainLine.file(value);
            case "--machine" -> machine = value;
            case "--ecosystem" -> ecosystem = value;
            case "--set" -> sets.add(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isWhole() {
        return !name.isEmpty();
    }

    @Override
    public Integer call() {
        Assembler assembler = new Assembler(Background.of(KnowledgeBase::load));
        ProjectFiles files = ProjectFiles.of(List.of(path));
        Bsp bsp = assembler.assemble(files.tree(), files.settings().with(overrides()));
        PrintWriter out = console.out();
        boolean told = false;
        for (Image image : bsp.images()) {
            for (Component component : image.components().values()) {
                Optional<Option> option = find(component, assembler.knowledge());
                if (option.isPresent()) {
                    stories(out, bsp, image, component, option.get());
                    meaning(out, assembler.knowledge(), component, option.get());
                    told = true;
                }
            }
        }
        if (!told) {
            out.println("nothing here sets or knows `" + plainName() + "`" + suggestion(assembler.knowledge()));
        }
        out.flush();
        return ExitStatus.OK;
    }

    private Overrides overrides() {
        try {
            return new Overrides(
                    Optional.ofNullable(machine),
                    Optional.ofNullable(ecosystem),
                    List.of(),
                    Overrides.parseSets(sets),
                    Optional.empty());
        } catch (IllegalArgumentException malformed) {
            throw new UsageException(String.valueOf(malformed.getMessage()));
        }
    }

    private String plainName() {
        return name.substring(name.indexOf('.') + 1);
    }

    /** A flag of a variable, {@code UBOOT_CONFIG[optee]}. */
    private boolean isFlag() {
        return plainName().indexOf('[') > 0 && plainName().endsWith("]");
    }

    private Optional<Option> find(Component component, KnowledgeBase knowledge) {
        boolean named = name.contains(".");
        if (named && !name.substring(0, name.indexOf('.')).equals(component.name())) {
            return Optional.empty();
        }
        if (isFlag()) {
            return component.isPresent()
                    ? Optional.of(component.options().get(plainName()))
                            .filter(flag -> !flag.history().isEmpty())
                    : Optional.empty();
        }
        boolean known = component.isPresent()
                && (component.options().has(plainName())
                        || knowledge
                                .options()
                                .find(component.name(), plainName())
                                .isPresent()
                        || knowledge.options().sources(component.name()).has(plainName()));
        return named || known ? Optional.of(component.options().get(plainName())) : Optional.empty();
    }

    /** One story, or one for each group of boot configurations that tell the same. */
    private static void stories(PrintWriter out, Bsp bsp, Image image, Component component, Option option) {
        Map<Option, List<String>> groups = new LinkedHashMap<>();
        for (BootConfiguration one : image.configurations()) {
            Option here = image.in(one).component(component.name()).options().get(option.name());
            groups.computeIfAbsent(here, first -> new ArrayList<>()).add(one.name());
        }
        if (groups.size() < 2) {
            groups = Map.of(option, List.of());
        }
        groups.forEach((told, names) -> {
            Option shown = Redaction.options(List.of(told), component.options()).get(0);
            title(out, bsp, image, component, shown, names);
            story(out, shown);
        });
    }

    private static void title(
            PrintWriter out, Bsp bsp, Image image, Component component, Option option, List<String> names) {
        String version = component.knownVersion().map(text -> " " + text).orElse("");
        String where = (bsp.images().size() > 1 ? ", image " + image.name() : "")
                + (names.isEmpty() ? "" : ", in " + String.join(", ", names));
        out.println(option.name() + shown(option.value()) + "  [" + component.name() + version + where + "]");
    }

    private static String shown(Value value) {
        if (value instanceof Value.Known known) {
            return " = \"" + known.text() + "\"";
        }
        if (value.isUnset()) {
            return " is unset";
        }
        return " is unknown: "
                + value.causes().stream().map(Object::toString).findFirst().orElse("no reason is known");
    }

    private static void story(PrintWriter out, Option option) {
        Optional<Assignment> winner = option.winner();
        for (Assignment step : option.history()) {
            boolean wins = winner.isPresent() && winner.get() == step;
            String place = step.span()
                    .map(at -> at.path() + ":" + at.line() + ":" + at.column())
                    .orElse(step.origin().word());
            String written = step.operator().isEmpty()
                    ? ""
                    : ": " + step.operator() + " " + step.text().strip();
            String effect = step.effect() == Assignment.Effect.APPLIED
                            || step.operator().isEmpty()
                    ? ""
                    : "  ("
                            + step.effect()
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', ' ') + ")";
            out.println("  " + (wins ? "* " : "  ") + place + written + effect);
            if (!step.note().isEmpty()) {
                out.println("        " + step.note());
            }
        }
        if (!option.inputs().isEmpty()) {
            out.println("    depends on " + String.join(", ", option.inputs()));
        }
    }

    private static void meaning(PrintWriter out, KnowledgeBase knowledge, Component component, Option option) {
        knowledge
                .options()
                .meaning(component.name(), option.name())
                .ifPresent(known -> out.println("    " + option.name() + ": " + known));
        SourceCatalog sources = knowledge.options().sources(component.name());
        sources.find(option.name())
                .map(sources::described)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> out.println("    exists " + text));
        exists(sources, component, option.name())
                .filter(exists -> exists == Truth.FALSE)
                .ifPresent(no -> out.println("    " + component.name() + " "
                        + component.knownVersion().orElse("") + " does not have it: setting it does nothing"));
        out.println();
    }

    private static Optional<Truth> exists(SourceCatalog sources, Component component, String name) {
        Optional<String> origin = component.origin().value().asKnown();
        return component.knownVersion().flatMap(version -> origin.map(made -> sources.exists(name, made, version)));
    }

    private String suggestion(KnowledgeBase knowledge) {
        for (String component : List.of("optee", "tf-a", "u-boot", "yocto", "linux")) {
            NameSet known = knowledge.options().names(component);
            Optional<String> near = Misspelling.meant(plainName(), known);
            if (near.isPresent()) {
                return "; did you mean `" + near.get() + "`?";
            }
            if (known.contains(plainName())) {
                return ": it is an option of " + component + ", of which nothing is here";
            }
        }
        return "";
    }
}
