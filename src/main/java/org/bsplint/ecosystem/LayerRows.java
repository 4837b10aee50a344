package org.bsplint.ecosystem;

import java.util.List;
import java.util.function.Consumer;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.yaml.YamlFields;
import org.bsplint.yaml.YamlNode;

/** Reads the rows of facts about what a vendor's layer does, {@link VendorLayer}. */
final class LayerRows {
    private final String vendor;
    private final Consumer<Diagnostic> errors;

    LayerRows(String vendor, Consumer<Diagnostic> errors) {
        this.vendor = vendor;
        this.errors = errors;
    }

    VendorLayer.Schemes scheme(YamlNode node) {
        YamlFields row = fields(node, "releases", "labels", "gone", "confidence", "source");
        return new VendorLayer.Schemes(
                vendor,
                FactsReader.range(row, "releases", errors),
                row.texts("labels"),
                row.textMap("gone"),
                FactsReader.provenance(row, errors));
    }

    VendorLayer.Variable variable(YamlNode node) {
        YamlFields row = fields(node, "name", "releases", "for", "under", "if", "value", "confidence", "source");
        return new VendorLayer.Variable(
                vendor,
                row.required("name"),
                FactsReader.range(row, "releases", errors),
                row.text("for"),
                row.text("under"),
                OptionRows.tests(row, "if", errors).stream().findFirst(),
                row.text("value").orElse(""),
                FactsReader.provenance(row, errors));
    }

    VendorLayer.Pass pass(YamlNode node) {
        YamlFields row =
                fields(node, "component", "releases", "for", "if", "word", "open-word", "confidence", "source");
        return new VendorLayer.Pass(
                vendor,
                row.required("component"),
                FactsReader.range(row, "releases", errors),
                row.text("for"),
                OptionRows.tests(row, "if", errors).stream().findFirst(),
                row.text("open-word").orElseGet(() -> row.required("word")),
                FactsReader.provenance(row, errors));
    }

    VendorLayer.MachineOverrides machineOverrides(YamlNode node) {
        YamlFields row = fields(node, "for", "releases", "words", "confidence", "source");
        return new VendorLayer.MachineOverrides(
                vendor,
                FactsReader.range(row, "releases", errors),
                row.required("for"),
                row.texts("words"),
                FactsReader.provenance(row, errors));
    }

    VendorLayer.BootLists bootLists(YamlNode node) {
        YamlFields row = fields(
                node,
                "releases",
                "boot",
                "packages",
                "secure",
                "loader",
                "packed-loader",
                "storage",
                "programmer",
                "confidence",
                "source");
        return new VendorLayer.BootLists(
                vendor,
                FactsReader.range(row, "releases", errors),
                row.required("boot"),
                row.text("packages").orElse(""),
                row.text("secure").orElse(""),
                row.text("loader").orElse(""),
                row.text("packed-loader").orElse(""),
                row.texts("storage"),
                row.texts("programmer"),
                FactsReader.provenance(row, errors));
    }

    VendorLayer.RecipeWord recipeWord(YamlNode node) {
        YamlFields row = fields(
                node,
                "component",
                "releases",
                "configs",
                "trees",
                "for",
                "if",
                "config",
                "tree-word",
                "soc-word",
                "word",
                "words-of",
                "open-word",
                "confidence",
                "source");
        return new VendorLayer.RecipeWord(
                vendor,
                row.required("component"),
                FactsReader.range(row, "releases", errors),
                row.text("configs").orElse(""),
                row.text("trees").orElse(""),
                row.text("for"),
                OptionRows.tests(row, "if", errors).stream().findFirst(),
                row.text("config").orElse(""),
                row.text("tree-word")
                        .or(() -> row.text("soc-word"))
                        .or(() -> row.text("word"))
                        .or(() -> row.text("open-word"))
                        .or(() -> row.text("words-of").map(name -> "${" + name + "}"))
                        .orElse(""),
                FactsReader.provenance(row, errors));
    }

    private YamlFields fields(YamlNode node, String... keys) {
        return YamlFields.of(node, List.of(keys), errors);
    }
}
