package org.bsplint.ecosystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.Cursor;
import org.bsplint.source.Letters;
import org.bsplint.value.Deferred;
import org.bsplint.value.Value;
import org.bsplint.yaml.YamlFields;
import org.bsplint.yaml.YamlNode;

/** Reads rows of the option catalogue. */
record OptionRows(String vendor, Consumer<Diagnostic> errors) {

    /** Its name now, the rest when it is asked for. */
    OptionCatalog.Row row(YamlNode node) {
        YamlFields row = YamlFields.of(node, toldLater -> {});
        return new OptionCatalog.Row(
                row.text("component").orElse(""), row.text("name").orElse(""), Deferred.by(() -> option(node)));
    }

    private CatalogOption option(YamlNode node) {
        YamlFields row = YamlFields.of(
                node,
                List.of(
                        "name",
                        "component",
                        "reader",
                        "type",
                        "values",
                        "since",
                        "until",
                        "meaning",
                        "needed-for",
                        "defaults"),
                errors);
        String reader = row.required("reader");
        return new CatalogOption(
                vendor,
                row.required("name"),
                row.required("component"),
                OptionReader.of(reader).orElseGet(() -> {
                    errors.accept(Diagnostic.error(row.place("reader"), "unknown reader `" + reader + "`"));
                    return OptionReader.C_IFDEF;
                }),
                row.text("type").orElse("boolean"),
                row.texts("values"),
                row.textMap("since"),
                row.textMap("until"),
                row.text("meaning").orElse(""),
                row.texts("needed-for"),
                row.items("defaults").stream().map(this::value).toList());
    }

    private OptionDefault value(YamlNode node) {
        YamlFields row = YamlFields.of(
                node,
                List.of(
                        "origin",
                        "versions",
                        "platforms",
                        "not-platforms",
                        "soc",
                        "if",
                        "if-command-line",
                        "value",
                        "in-defconfig",
                        "file",
                        "confidence",
                        "source"),
                errors);
        return new OptionDefault(
                FactsReader.scope(vendor, row, "versions", errors),
                row.texts("platforms"),
                row.texts("not-platforms"),
                row.texts("soc"),
                tests(row, "if", errors),
                tests(row, "if-command-line", errors),
                row.text("value").map(OptionRows::value),
                row.text("in-defconfig").map(OptionRows::value),
                row.text("file").orElse(""),
                FactsReader.provenance(row, errors));
    }

    private static Value value(String text) {
        return text.equals("unset") ? Value.UNSET : Value.known(text);
    }

    static List<OptionDefault.Test> tests(YamlFields row, String key, Consumer<Diagnostic> errors) {
        List<OptionDefault.Test> tests = new ArrayList<>();
        for (String text : row.texts(key)) {
            Optional<OptionDefault.Test> test = test(text);
            test.ifPresent(tests::add);
            if (test.isEmpty()) {
                errors.accept(Diagnostic.error(row.place(key), "`" + text + "` is no condition: NAME = value"));
            }
        }
        return tests;
    }

    private static Optional<OptionDefault.Test> test(String text) {
        Cursor at = new Cursor(text.strip(), 0);
        String name = at.take(Letters.WORD);
        boolean equal = !at.skip(Letters.BLANKS).take("!");
        boolean compares = at.take("=");
        String value = at.skip(Letters.BLANKS).until(Letters.BLANKS);
        return compares && at.isAtEnd() && !name.isEmpty()
                ? Optional.of(new OptionDefault.Test(name, equal, value))
                : Optional.empty();
    }
}
