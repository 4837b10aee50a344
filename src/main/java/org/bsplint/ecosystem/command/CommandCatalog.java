package org.bsplint.ecosystem.command;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.Letters;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.ParseResult;
import org.bsplint.value.Text;
import org.bsplint.yaml.YamlFields;
import org.bsplint.yaml.YamlNode;
import org.bsplint.yaml.YamlReader;
import org.bsplint.yaml.YamlResource;

/** All commands that some build of U-Boot may have, by name. */
public final class CommandCatalog {
    private static final String RESOURCE = "rules/facts/u-boot-commands.yaml";

    private final NavigableMap<String, ShellCommand> commands;

    private CommandCatalog(NavigableMap<String, ShellCommand> commands) {
        this.commands = Collections.unmodifiableNavigableMap(commands);
    }

    /** The catalogue that comes with the program. */
    public static CommandCatalog builtIn() {
        return BuiltIn.CATALOG;
    }

    private static final class BuiltIn {
        private static final CommandCatalog CATALOG = load();

        private static CommandCatalog load() {
            ParseResult<CommandCatalog> read = catalog(YamlResource.read(RESOURCE));
            if (!read.isClean()) {
                throw new IllegalStateException(read.diagnostics().toString());
            }
            return read.tree();
        }
    }

    /** Reads a catalogue file. */
    public static ParseResult<CommandCatalog> read(SourceFile file) {
        return catalog(YamlReader.read(file));
    }

    private static ParseResult<CommandCatalog> catalog(ParseResult<Optional<YamlNode>> yaml) {
        List<Diagnostic> errors = new java.util.ArrayList<>(yaml.diagnostics());
        TreeMap<String, ShellCommand> commands = new TreeMap<>();
        yaml.tree().ifPresent(root -> {
            YamlFields top = YamlFields.of(root, List.of("commands", "others", "source"), errors::add);
            top.items("commands").forEach(node -> {
                ShellCommand command = new CommandRow(errors).command(node);
                commands.put(command.name(), command);
            });
            for (String line : top.texts("others")) {
                for (String name : Letters.BLANKS.split(line)) {
                    commands.putIfAbsent(name, ShellCommand.plain(name));
                }
            }
        });
        return new ParseResult<>(new CommandCatalog(commands), errors);
    }

    public Collection<ShellCommand> all() {
        return commands.values();
    }

    /** The same, by name. */
    public NavigableMap<String, ShellCommand> byName() {
        return commands;
    }

    public Optional<ShellCommand> get(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    /** The command that a word names: exactly, up to a dot, or by a beginning that only one command has. */
    public Optional<ShellCommand> resolve(String word) {
        int dot = word.indexOf('.');
        String name = dot < 0 ? word : word.substring(0, dot);
        if (commands.containsKey(name) || name.isEmpty()) {
            return get(name);
        }
        List<String> longer = commands.tailMap(name).keySet().stream()
                .takeWhile(other -> other.startsWith(name))
                .limit(2)
                .toList();
        return longer.size() == 1 ? get(longer.get(0)) : Optional.empty();
    }

    /** What these words change for good, if they do. */
    public Optional<ShellCommand.Irreversible> irreversible(List<Text> argv) {
        if (argv.isEmpty() || !argv.get(0).isKnown()) {
            return Optional.empty();
        }
        return resolve(argv.get(0).known()).flatMap(command -> command.irreversible(argv));
    }
}
