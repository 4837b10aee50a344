package org.bsplint.cli.manual;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion script for fish: a line for each command and each option, with the words that must stand before it. */
final class FishCompletion {
    private final StringBuilder script = new StringBuilder();
    private final String program;

    private FishCompletion(String program) {
        this.program = program;
    }

    static String of(CommandSpec root) {
        FishCompletion completion = new FishCompletion(root.name());
        completion.script.append("# fish completion of ").append(root.name()).append('\n');
        completion.options(root, "__fish_use_subcommand");
        completion.noFiles("__fish_use_subcommand");
        for (CommandSpec command : CommandTree.commands(root)) {
            completion.command(command, "__fish_use_subcommand");
            String within = "__fish_seen_subcommand_from " + command.name();
            completion.options(command, within);
            completion.words(command, within);
            for (CommandSpec part : CommandTree.commands(command)) {
                completion.command(part, within);
                String deeper = within + "; and __fish_seen_subcommand_from " + part.name();
                completion.options(part, deeper);
                completion.words(part, deeper);
            }
        }
        return completion.script.toString();
    }

    /** What a command takes that has commands or words of its own: no file. */
    private void words(CommandSpec command, String condition) {
        List<String> words = CommandTree.firstWords(command);
        if (!words.isEmpty()) {
            line(condition, " -f -a " + quoted(String.join(" ", words)), "");
        } else if (!CommandTree.commands(command).isEmpty()) {
            noFiles(condition);
        }
    }

    private void noFiles(String condition) {
        script.append("complete -c ")
                .append(program)
                .append(" -f -n ")
                .append(quoted(condition))
                .append('\n');
    }

    private void command(CommandSpec command, String condition) {
        line(condition, " -a " + command.name(), CommandTree.description(command));
    }

    private void options(CommandSpec command, String condition) {
        for (OptionSpec option : CommandTree.options(command)) {
            StringBuilder words = new StringBuilder();
            for (String name : option.names()) {
                words.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            if (!CommandTree.choices(option).isEmpty()) {
                words.append(" -x -a ").append(quoted(String.join(" ", CommandTree.choices(option))));
            } else if (CommandTree.takesValue(option)) {
                words.append(" -r");
            }
            line(condition, words.toString(), CommandTree.description(option));
        }
    }

    private void line(String condition, String words, String description) {
        script.append("complete -c ").append(program).append(" -n ").append(quoted(condition));
        script.append(words);
        if (!description.isEmpty()) {
            script.append(" -d ").append(quoted(description));
        }
        script.append('\n');
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
