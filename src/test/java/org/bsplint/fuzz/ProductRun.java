package org.bsplint.fuzz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.assembly.Assembler;
import org.bsplint.engine.LintInput;
import org.bsplint.engine.LintSettings;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleBook;
import org.bsplint.engine.placement.ProductFiles;
import org.bsplint.eval.yocto.YoctoRequest;
import org.bsplint.eval.yocto.YoctoWorkspace;
import org.bsplint.model.Bsp;
import org.bsplint.project.Discovery;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.SettingsReader;
import org.bsplint.report.Redaction;
import org.bsplint.report.Reporter;
import org.bsplint.report.checklist.ChecklistInput;
import org.bsplint.report.checklist.HtmlReporter;
import org.bsplint.report.checklist.MarkdownReporter;
import org.bsplint.report.ci.CheckstyleReporter;
import org.bsplint.report.ci.GithubReporter;
import org.bsplint.report.ci.GitlabReporter;
import org.bsplint.report.ci.JUnitReporter;
import org.bsplint.report.json.FindingsDocument;
import org.bsplint.report.json.ReportDocument;
import org.bsplint.report.sarif.SarifReporter;
import org.bsplint.report.text.Style;
import org.bsplint.report.text.TextReporter;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.syntax.ParseResult;

/** A product folder from discovery to every format of the report. */
final class ProductRun {
    private static final List<Reporter> FORMATS = List.of(
            new TextReporter(Style.COLOUR, false),
            new FindingsDocument("0"),
            new SarifReporter("0"),
            new JUnitReporter(),
            new GithubReporter(),
            new GitlabReporter(),
            new CheckstyleReporter());

    private ProductRun() {}

    static void product(byte[] input) {
        MemoryTree tree = new MemoryTree(Bundle.of(Target.text(input), "bsplint.yaml"));
        render(report(tree, Target.Shared.RULES));
    }

    /** A checkout's manifest and what stands beside it; a kas file is opened as the project that it describes. */
    static void manifests(byte[] input) {
        Map<String, String> files = Bundle.of(Target.text(input), ".repo/manifests/default.xml");
        files.computeIfAbsent("default.xml", path -> files.getOrDefault(".repo/manifests/default.xml", ""));
        MemoryTree tree = new MemoryTree(files);
        List<String> kas = files.keySet().stream()
                .filter(path -> path.endsWith(".yml") || path.endsWith(".yaml"))
                .toList();
        for (String build : YoctoWorkspace.kasBuilds(tree, kas)) {
            YoctoWorkspace workspace = YoctoWorkspace.open(tree, YoctoRequest.ofKas(build));
            Claims.check(workspace.diagnostics());
            workspace.recipes();
        }
        new Assembler(Target.Shared.KNOWLEDGE)
                .assemble(tree, SettingsReader.read(tree).tree());
    }

    /** A user's rules on a small product. */
    static void rules(byte[] input) {
        Map<String, String> files = Bundle.of(Target.text(input), "own/a-rule.yaml");
        ParseResult<RuleBook> book = Target.Shared.RULES.with(new MemoryTree(files), "own", "0.1.0");
        Claims.check(book.diagnostics());
        Map<String, String> product = new LinkedHashMap<>(PRODUCT);
        files.forEach((path, text) -> {
            if (!path.startsWith("own/")) {
                product.put(path, text);
            }
        });
        LintSettings own = new LintSettings(
                List.of("own", "a-rule"),
                List.of(),
                Map.of(),
                Optional.empty(),
                "",
                List.of(),
                LintSettings.DEFAULT.baseline(),
                false,
                Optional.empty());
        render(report(new MemoryTree(product), book.tree(), own));
    }

    private static final Map<String, String> PRODUCT = Map.of(
            "bsplint.yaml",
            "version: 1\nplatform: stm32mp15\necosystem: \"3.0\"\noperations: [close-device]\n",
            "optee_os/build.mk",
            "PLATFORM := stm32mp1-157C_DK2\nCFG_TEE_CORE_DEBUG := n\n",
            "u-boot/configs/acme_defconfig",
            "CONFIG_CMD_FUSE=y\nCONFIG_BOOTDELAY=0\n",
            "provision/close.cmd",
            "fuse prog 0 0x0 0x40\n");

    static Report report(FileTree tree, RuleBook rules) {
        return report(tree, rules, LintSettings.DEFAULT);
    }

    private static Report report(FileTree tree, RuleBook rules, LintSettings settings) {
        Assembler assembler = new Assembler(Target.Shared.KNOWLEDGE);
        ProjectSettings stated = SettingsReader.read(tree).tree();
        Bsp bsp = assembler.assemble(tree, stated);
        LintInput input =
                new LintInput(bsp, tree, Optional.of((changed, image) -> assembler.assemble(changed, stated)));
        return rules.linter(new ProductFiles(tree, Discovery.discover(tree))).lint(input, settings);
    }

    /** What each format says of a product. */
    static Map<String, String> everything(FileTree tree) {
        return render(report(tree, Target.Shared.RULES));
    }

    static Map<String, String> render(Report report) {
        Report shown = Redaction.of(report);
        Map<String, String> texts = new LinkedHashMap<>();
        FORMATS.forEach(format -> texts.put(format.getClass().getSimpleName(), format.render(shown)));
        texts.put("report", ReportDocument.render(shown, "0"));
        ChecklistInput input = new ChecklistInput(shown, Target.Shared.REQUIREMENTS, "0", "", List.of());
        texts.put("html", HtmlReporter.render(input));
        texts.put("markdown", MarkdownReporter.render(input));
        return texts;
    }
}
