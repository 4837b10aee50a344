package org.bsplint.cli.manual;

import java.util.ArrayList;
import java.util.List;
import org.bsplint.engine.RuleBook;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands and options that a user is shown. */
final class CommandTree {
    private static final String RULE = "RULE";

    private CommandTree() {}

    static List<CommandSpec> commands(CommandSpec parent) {
        List<CommandSpec> shown = new ArrayList<>();
        for (CommandLine command : parent.subcommands().values()) {
            if (!command.getCommandSpec().usageMessage().hidden()) {
                shown.add(command.getCommandSpec());
            }
        }
        return shown;
    }

    static List<OptionSpec> options(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden()).toList();
    }

    static String description(CommandSpec command) {
        return String.join(" ", command.usageMessage().description());
    }

    /** In one line, with what {@code %n} and the like stand for. */
    static String description(OptionSpec option) {
        return String.join(" ", option.description()).replace("%n", " ").replace("%%", "%");
    }

    static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    /** Words that a label lists: {@code error|warning}; the names of all rules for {@code RULE}; none for any other label. */
    static List<String> choices(ArgSpec argument) {
        if (argument.paramLabel().equals(RULE)) {
            return RuleBook.prepared("").rules().names();
        }
        return argument.paramLabel().matches("[a-z-]+(\\|[a-z-]+)+")
                ? List.of(argument.paramLabel().split("\\|"))
                : List.of();
    }

    /** What a command's first word may be. */
    static List<String> firstWords(CommandSpec command) {
        return command.positionalParameters().stream()
                .findFirst()
                .map(CommandTree::choices)
                .orElse(List.of());
    }

    /** Has all commands propose the words of their labels. */
    static void propose(CommandSpec command) {
        for (OptionSpec option : List.copyOf(command.options())) {
            List<String> choices = choices(option);
            if (!choices.isEmpty()) {
                command.remove(option);
                command.addOption(
                        OptionSpec.builder(option).completionCandidates(choices).build());
            }
        }
        for (PositionalParamSpec word : List.copyOf(command.positionalParameters())) {
            List<String> choices = choices(word);
            if (!choices.isEmpty()) {
                command.remove(word);
                command.addPositional(PositionalParamSpec.builder(word)
                        .completionCandidates(choices)
                        .build());
            }
        }
        commands(command).forEach(CommandTree::propose);
    }
}
