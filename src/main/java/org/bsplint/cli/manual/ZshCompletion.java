package org.bsplint.cli.manual;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion script for zsh: a function for each command that has commands, and the arguments of each other one. */
final class ZshCompletion {
    private final StringBuilder script = new StringBuilder();

    private ZshCompletion() {}

    static String of(CommandSpec root) {
        ZshCompletion completion = new ZshCompletion();
        completion.script.append("#compdef ").append(root.name()).append('\n');
        completion.function(root, "_" + root.name());
        completion
                .script
                .append("compdef _")
                .append(root.name())
                .append(' ')
                .append(root.name())
                .append('\n');
        return completion.script.toString();
    }

    private void function(CommandSpec command, String name) {
        List<CommandSpec> parts = CommandTree.commands(command);
        for (CommandSpec part : parts) {
            if (!CommandTree.commands(part).isEmpty()) {
                function(part, name + "_" + part.name());
            }
        }
        script.append(name).append("() {\n    local -a commands\n    commands=(\n");
        for (CommandSpec part : parts) {
            String text = part.name() + ":" + CommandTree.description(part).replace(":", "\\:");
            script.append("        ").append(quoted(text)).append('\n');
        }
        script.append("    )\n    if (( CURRENT == 2 )); then\n        _describe command commands\n");
        script.append("        _arguments").append(options(command)).append("\n        return\n    fi\n");
        script.append("    local command=$words[2]\n    shift words\n    (( CURRENT-- ))\n    case $command in\n");
        for (CommandSpec part : parts) {
            String action = CommandTree.commands(part).isEmpty()
                    ? "_arguments" + options(part) + " " + words(part)
                    : name + "_" + part.name();
            script.append("    ")
                    .append(part.name())
                    .append(")\n        ")
                    .append(action)
                    .append(" ;;\n");
        }
        script.append("    esac\n}\n");
    }

    private static String words(CommandSpec command) {
        List<String> first = CommandTree.firstWords(command);
        return first.isEmpty()
                ? "'*:file:_files'"
                : quoted("1:word:(" + String.join(" ", first) + ")") + " '*:file:_files'";
    }

    private static String options(CommandSpec command) {
        StringBuilder words = new StringBuilder();
        for (OptionSpec option : CommandTree.options(command)) {
            String text = "[" + CommandTree.description(option).replaceAll("([\\[\\]:])", "\\\\$1") + "]";
            String value = !CommandTree.takesValue(option)
                    ? ""
                    : CommandTree.choices(option).isEmpty()
                            ? ":value:_files"
                            : ":value:(" + String.join(" ", CommandTree.choices(option)) + ")";
            for (String name : option.names()) {
                String repeated = option.isMultiValue() ? "*" : "";
                words.append(" \\\n            ").append(quoted(repeated + name + text + value));
            }
        }
        return words.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
