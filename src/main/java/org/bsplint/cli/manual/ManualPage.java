package org.bsplint.cli.manual;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The page {@code bsplint(1)} in roff: each command with its options, exit statuses, files. */
final class ManualPage {
    private static final String END = """
            .SH EXIT STATUS
            .TP
            0
            nothing found that fails the run
            .TP
            1
            findings
            .TP
            2
            wrong usage
            .TP
            3
            nothing recognised to analyse
            .TP
            4
            a rule could not be decided, under \\-\\-fail\\-on\\-undetermined
            .TP
            70
            an internal error
            .SH FILES
            .TP
            bsplint.yaml
            what a project states of itself; bsplint init writes one
            .TP
            ~/.cache/bsplint
            what earlier runs printed, by digests of their files, and archives of classes; may be removed at any time
            .SH ENVIRONMENT
            .TP
            XDG_CACHE_HOME, JAVA_HOME, NO_COLOR, BSPLINT_JAVA_OPTS, BSPLINT_LIMITS, BSPLINT_NO_ARCHIVE
            """;

    private final StringBuilder page = new StringBuilder();

    private ManualPage() {}

    static String of(CommandSpec root, String version) {
        ManualPage manual = new ManualPage();
        String name = root.name();
        manual.page
                .append(".TH ")
                .append(name.toUpperCase(java.util.Locale.ROOT))
                .append(" 1 \"\" \"");
        manual.page.append(name).append(' ').append(version).append("\"\n");
        manual.page.append(".SH NAME\n").append(name).append(" \\- check the configuration of embedded Linux BSPs\n");
        manual.page.append(".SH SYNOPSIS\n.B ").append(name).append("\nCOMMAND [OPTION]... [ARGUMENT]...\n");
        manual.page
                .append(".SH DESCRIPTION\n")
                .append(escaped(CommandTree.description(root)))
                .append('\n');
        manual.page.append(".SH COMMANDS\n");
        CommandTree.commands(root).forEach(command -> manual.command(command, name));
        return manual.page.append(END).toString();
    }

    private void command(CommandSpec command, String before) {
        String words = before + " " + command.name();
        StringBuilder title = new StringBuilder(words);
        if (!CommandTree.options(command).isEmpty()) {
            title.append(" [OPTION]...");
        }
        for (PositionalParamSpec argument : command.positionalParameters()) {
            boolean optional = argument.arity().min() == 0;
            title.append(optional ? " [" : " ").append(argument.paramLabel()).append(optional ? "]" : "");
            title.append(argument.arity().max() > 1 ? "..." : "");
        }
        page.append(".SS ").append(escaped(title.toString())).append('\n');
        page.append(escaped(CommandTree.description(command))).append('\n');
        for (OptionSpec option : CommandTree.options(command)) {
            String value = CommandTree.takesValue(option) ? " " + option.paramLabel() : "";
            page.append(".TP\n.B ")
                    .append(escaped(String.join(", ", option.names()) + value))
                    .append('\n');
            page.append(escaped(CommandTree.description(option))).append('\n');
        }
        CommandTree.commands(command).forEach(part -> command(part, words));
    }

    private static String escaped(String text) {
        String roff = text.replace("\\", "\\e").replace("-", "\\-");
        return roff.startsWith(".") || roff.startsWith("'") ? "\\&" + roff : roff;
    }
}
