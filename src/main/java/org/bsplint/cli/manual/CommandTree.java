package org.bsplint.cli.manual;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands and options that a user is shown. */
final class CommandTree {
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

    /** Words that an option's label lists: {@code error|warning}; none for any other label. */
    static List<String> choices(OptionSpec option) {
        return option.paramLabel().matches("[a-z-]+(\\|[a-z-]+)+")
                ? List.of(option.paramLabel().split("\\|"))
                : List.of();
    }
}
