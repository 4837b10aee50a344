package org.bsplint.ecosystem;

import java.util.List;
import java.util.function.Consumer;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.ecosystem.vendor.Vendor;
import org.bsplint.ecosystem.vendor.VersionForm;
import org.bsplint.source.Letters;
import org.bsplint.source.Regex;
import org.bsplint.yaml.YamlFields;
import org.bsplint.yaml.YamlNode;

/** Reads {@code vendors} rows: one a folder. */
record VendorRows(Consumer<Diagnostic> errors) {
    private static final List<String> DEEDS = List.of(Vendor.BURNS_KEY_HASH, Vendor.CLOSES_DEVICE);

    Vendor vendor(String name, YamlNode node) {
        YamlFields row = fields(
                node,
                "version-mark",
                "version-forms",
                "patch-names",
                "sources",
                "patches",
                "layers",
                "recipes",
                "part-number",
                "config-switches",
                "external-trees",
                "key-commands",
                "boot-devices",
                "fip-offset-option",
                "tree-facts",
                "otp-grants",
                "confidence",
                "source");
        YamlFields trees = row.fields("external-trees", List.of("switch", "named-by"));
        return new Vendor(
                name,
                row.text("version-mark").orElse(""),
                row.items("version-forms").stream().map(this::form).toList(),
                row.items("patch-names").stream().map(this::patchName).toList(),
                row.texts("sources"),
                row.text("patches").orElse(""),
                row.texts("layers"),
                row.text("recipes").orElse(""),
                row.text("part-number").map(Regex::of),
                row.texts("config-switches"),
                new Vendor.ExternalTrees(trees.text("switch").orElse(""), trees.texts("named-by")),
                row.items("key-commands").stream().map(this::keyCommand).toList(),
                row.items("boot-devices").stream().map(this::bootDevice).toList(),
                row.text("fip-offset-option").orElse(""),
                row.items("tree-facts").stream().map(this::treeFact).toList(),
                row.texts("otp-grants"),
                FactsReader.provenance(row, errors));
    }

    /** Either a mark and what stands for it, or a line with a number more before a mark. */
    private VersionForm form(YamlNode node) {
        YamlFields row = fields(node, "mark", "instead-of", "long-term", "before");
        return row.text("long-term").isPresent()
                ? new VersionForm.LongTerm(row.required("long-term"), row.required("before"))
                : new VersionForm.Joint(row.required("mark"), row.required("instead-of"));
    }

    private Vendor.PatchName patchName(YamlNode node) {
        YamlFields row = fields(node, "component", "mark", "form", "version");
        return new Vendor.PatchName(
                row.required("component"),
                row.required("mark"),
                row.text("form").map(Regex::of),
                row.required("version"));
    }

    private Vendor.KeyCommand keyCommand(YamlNode node) {
        YamlFields row = fields(node, "command", "does");
        String does = row.required("does");
        if (!DEEDS.contains(does)) {
            errors.accept(Diagnostic.error(
                    row.place("does"), "a key command does " + String.join(" or ", DEEDS) + ", not `" + does + "`"));
        }
        return new Vendor.KeyCommand(Letters.BLANKS.split(row.required("command")), does);
    }

    private Vendor.BootDevice bootDevice(YamlNode node) {
        YamlFields row = fields(node, "layout", "drivers", "fip-offset");
        return new Vendor.BootDevice(
                row.required("layout"),
                row.texts("drivers"),
                row.text("fip-offset").orElse(""));
    }

    private Vendor.TreeFact treeFact(YamlNode node) {
        YamlFields row = fields(node, "fact", "component", "node", "compatible", "then", "else", "else-compatible");
        return new Vendor.TreeFact(
                row.required("fact"),
                row.required("component"),
                row.required("node"),
                row.required("compatible"),
                row.required("then"),
                row.required("else"),
                row.text("else-compatible"));
    }

    private YamlFields fields(YamlNode node, String... keys) {
        return YamlFields.of(node, List.of(keys), errors);
    }
}
