package org.bsplint.ecosystem;

import java.util.List;
import java.util.function.Consumer;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.yaml.YamlFields;
import org.bsplint.yaml.YamlNode;

/** Reads {@code otp-maps} rows. Numbers may be written in decimal or with {@code 0x}. */
record OtpRows(Consumer<Diagnostic> errors) {
    OtpMap map(YamlNode node) {
        YamlFields row = fields(
                node,
                "soc",
                "words",
                "upper-start",
                "closes",
                "legal-values",
                "close-commands",
                "keys",
                "fields",
                "header-version",
                "confidence",
                "source");
        return new OtpMap(
                row.required("soc"),
                (int) number(row, "words"),
                (int) number(row, "upper-start"),
                row.items("closes").stream().map(this::close).toList(),
                row.items("legal-values").stream().map(this::legal).toList(),
                row.texts("close-commands"),
                row.items("keys").stream().map(this::area).toList(),
                row.items("fields").stream().map(this::area).toList(),
                row.text("header-version").orElse(""),
                FactsReader.provenance(row, errors));
    }

    private OtpMap.Close close(YamlNode node) {
        YamlFields row = fields(node, "bank", "word", "mask", "match", "note");
        return new OtpMap.Close(
                number(row, "bank"),
                number(row, "word"),
                number(row, "mask"),
                row.required("match").equals("all"),
                row.required("note"));
    }

    private OtpMap.LegalValues legal(YamlNode node) {
        YamlFields row = fields(node, "bank", "word", "open-value", "mask", "values", "otherwise");
        List<Long> values = row.texts("values").stream().map(Long::decode).toList();
        return new OtpMap.LegalValues(
                number(row, "bank"),
                number(row, "word"),
                number(row, "open-value"),
                number(row, "mask"),
                values,
                row.required("otherwise"));
    }

    private OtpMap.Area area(YamlNode node) {
        YamlFields row = fields(node, "name", "bank", "word", "count", "file");
        return new OtpMap.Area(
                row.required("name"),
                number(row, "bank"),
                number(row, "word"),
                (int) number(row, "count"),
                row.text("file").orElse(""));
    }

    private YamlFields fields(YamlNode node, String... keys) {
        return YamlFields.of(node, List.of(keys), errors);
    }

    private long number(YamlFields row, String key) {
        String text = row.text(key).orElse("0");
        try {
            return Long.decode(text);
        } catch (NumberFormatException wrong) {
            errors.accept(Diagnostic.error(row.place(key), "`" + key + "` is a number, not `" + text + "`"));
            return 0;
        }
    }
}
