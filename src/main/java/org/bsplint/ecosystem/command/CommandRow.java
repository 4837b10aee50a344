package org.bsplint.ecosystem.command;

import java.util.ArrayList;
import java.util.List;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.Letters;
import org.bsplint.yaml.YamlFields;
import org.bsplint.yaml.YamlNode;

/** Reads a row of the command catalogue. */
record CommandRow(List<Diagnostic> errors) {
    ShellCommand command(YamlNode node) {
        YamlFields row = YamlFields.of(
                node,
                List.of(
                        "name",
                        "does",
                        "option",
                        "subcommands",
                        "sets",
                        "sets-arguments",
                        "leaves",
                        "anything",
                        "irreversible"),
                errors::add);
        return new ShellCommand(
                row.required("name"),
                row.text("does").orElse(""),
                row.text("option").orElse(""),
                row.texts("subcommands"),
                row.texts("sets"),
                positions(row),
                row.flag("leaves"),
                row.flag("anything"),
                row.items("irreversible").stream().map(this::irreversible).toList());
    }

    private List<Integer> positions(YamlFields row) {
        List<Integer> positions = new ArrayList<>();
        for (YamlNode.Scalar scalar : row.scalars("sets-arguments")) {
            if (Letters.DIGITS.makeUp(scalar.text()) && scalar.text().length() <= 2) {
                positions.add(Integer.parseInt(scalar.text()));
            } else {
                errors.add(
                        Diagnostic.error(scalar.span(), "a position in argv is a number, not `" + scalar.text() + "`"));
            }
        }
        return positions;
    }

    private ShellCommand.Irreversible irreversible(YamlNode node) {
        YamlFields row = YamlFields.of(node, List.of("arguments", "effect"), errors::add);
        String arguments = row.text("arguments").orElse("");
        return new ShellCommand.Irreversible(
                arguments.isBlank() ? List.of() : Letters.BLANKS.split(arguments.strip()), row.required("effect"));
    }
}
