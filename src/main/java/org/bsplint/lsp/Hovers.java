package org.bsplint.lsp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bsplint.ecosystem.CatalogOption;
import org.bsplint.ecosystem.OptionCatalog;
import org.bsplint.ecosystem.catalogue.SourceCatalog;
import org.bsplint.ecosystem.command.CommandCatalog;
import org.bsplint.ecosystem.command.ShellCommand;
import org.bsplint.engine.RuleCard;
import org.bsplint.eval.hush.RunCommand;
import org.bsplint.lsp.language.FileKind;
import org.bsplint.lsp.language.KeyTexts;
import org.bsplint.report.Redaction;
import org.bsplint.rule.condition.Vocabulary;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;

/** What is known of the word under the cursor: value per image, its story, what the option is. */
final class Hovers {
    /** Values of a variable in the rounds of a loop that are told. */
    private static final int MAX_VALUES = 5;

    private final Snapshot snapshot;

    Hovers(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    Optional<Hover> at(String path, Position position) {
        Optional<SourceFile> file = snapshot.file(path);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        Optional<Span> word = Places.word(file.get(), position, "");
        if (Scripts.isShell(path)) {
            script(file.get(), position, word, parts);
        }
        Optional<Name> option = Name.at(snapshot, path, position);
        option.ifPresent(found -> option(path, found.option(), parts));
        Optional<Span> name = Places.word(file.get(), position, "-");
        name.ifPresent(span -> rule(span.text(), parts));
        boolean rule = RuleCompletions.isRule(file.get());
        if (rule || FileKind.of(path) == FileKind.SETTINGS) {
            name.flatMap(span -> KeyTexts.of(file.get(), span).map(text -> "**" + span.text() + "**: " + text))
                    .ifPresent(parts::add);
        }
        if (rule) {
            Places.word(file.get(), position, "-.").ifPresent(span -> vocabulary(span.text(), parts));
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Hover hover = new Hover(new MarkupContent(MarkupKind.MARKDOWN, String.join("\n\n---\n\n", parts)));
        option.ifPresent(found -> hover.setRange(Places.range(found.span())));
        return Optional.of(hover);
    }

    private void option(String path, String name, List<String> parts) {
        parts.addAll(new Stories(snapshot).of(path, name));
        for (String component : snapshot.knowledge().options().components()) {
            known(snapshot.knowledge().options(), component, name).ifPresent(parts::add);
        }
    }

    /** What an option means, which values it may have, and which versions have it. */
    private static Optional<String> known(OptionCatalog options, String component, String name) {
        StringBuilder text = new StringBuilder();
        options.meaning(component, name)
                .ifPresent(meaning -> text.append("  \n").append(meaning));
        options.find(component, name).ifPresent(listed -> listed(listed, text));
        SourceCatalog sources = options.sources(component);
        sources.find(name)
                .map(sources::described)
                .filter(versions -> !versions.isEmpty())
                .ifPresent(versions -> text.append("  \nexists ").append(versions));
        return text.isEmpty() ? Optional.empty() : Optional.of("**" + name + "** (" + component + ")" + text);
    }

    private static void listed(CatalogOption option, StringBuilder text) {
        if (!option.values().isEmpty()) {
            text.append("  \nvalues: ").append(String.join(", ", option.values()));
        }
        new TreeMap<>(option.since())
                .forEach((origin, version) -> text.append("  \nsince ")
                        .append(version)
                        .append(" (")
                        .append(origin)
                        .append(')'));
        new TreeMap<>(option.until())
                .forEach((origin, version) -> text.append("  \ngone in ")
                        .append(version)
                        .append(" (")
                        .append(origin)
                        .append(')'));
    }

    /** Words of the rule language. */
    private static void vocabulary(String word, List<String> parts) {
        Stream.of(Vocabulary.FACTS, Vocabulary.STATES, Vocabulary.OBSERVATIONS)
                .flatMap(words -> Stream.ofNullable(words.get(word)))
                .forEach(says -> parts.add("**" + word + "**: " + says));
    }

    private void rule(String name, List<String> parts) {
        for (RuleCard card : snapshot.report().rules()) {
            if (card.name().equals(name)) {
                parts.add("**" + card.name() + "**: " + card.summary() + "\n\n"
                        + card.why().strip());
            }
        }
    }

    private void script(SourceFile file, Position position, Optional<Span> word, List<String> parts) {
        Scripts script = Scripts.of(file, snapshot);
        Span place = word.orElseGet(() -> {
            int at = Places.offset(file, position);
            return file.span(at, at);
        });
        Set<String> told = new LinkedHashSet<>();
        for (RunCommand command : script.commandsAt(place)) {
            String line = Redaction.text(command.line());
            script.fuses(command).ifPresent(text -> told.add("`" + line + "`  \n" + text));
            script.irreversible(command).ifPresent(use -> told.add("**irreversible**: `" + line + "` " + use.effect()));
        }
        parts.addAll(told);
        word.ifPresent(span -> {
            variable(script, span, parts);
            command(span.text()).ifPresent(parts::add);
        });
    }

    /** What a variable is where the cursor stands; where nothing runs, what it is in the end. */
    private static void variable(Scripts script, Span word, List<String> parts) {
        OptionSet stated = script.shell().environment();
        OptionSet ending = script.run().environment();
        if (FileKind.of(script.file().path()) == FileKind.ENVIRONMENT && stated.has(word.text())) {
            Option shown =
                    Redaction.options(List.of(stated.get(word.text())), stated).get(0);
            parts.add(Stories.text(shown, "U-Boot variable, as this file sets it"));
            return;
        }
        List<Option> here = script.variableAt(word).stream()
                .filter(option -> ending.has(word.text())
                        || !option.history().isEmpty()
                        || Scripts.isReference(word)
                        || option.value().isKnown())
                .toList();
        if (!here.isEmpty()) {
            Redaction.options(here, ending).stream()
                    .limit(MAX_VALUES)
                    .forEach(option -> parts.add(Stories.text(option, "U-Boot variable, here")));
        } else if (ending.has(word.text())) {
            Option variable =
                    Redaction.options(List.of(ending.get(word.text())), ending).get(0);
            String when = variable.history().size() > 1 ? ", at the end of the script" : "";
            parts.add(Stories.text(variable, "U-Boot variable" + when));
        }
    }

    private static Optional<String> command(String name) {
        return CommandCatalog.builtIn()
                .get(name)
                .filter(known -> !known.does().isEmpty())
                .map(known -> {
                    StringBuilder text = new StringBuilder("**" + known.name() + "**: " + known.does());
                    if (!known.subcommands().isEmpty()) {
                        text.append("  \n").append(String.join(", ", known.subcommands()));
                    }
                    if (!known.option().isEmpty()) {
                        text.append("  \nbuilt by ").append(known.option());
                    }
                    for (ShellCommand.Irreversible use : known.irreversible()) {
                        String arguments = String.join(" ", use.arguments());
                        text.append("  \n**irreversible**: `")
                                .append((known.name() + " " + arguments).strip())
                                .append("` ");
                        text.append(use.effect());
                    }
                    return text.toString();
                });
    }
}
