package org.bsplint.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bsplint.diagnose.ConsoleLog;
import org.bsplint.diagnose.DiagnosisText;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.engine.Baseline;
import org.bsplint.engine.RuleBook;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.Notes;
import org.bsplint.eval.bitbake.PythonFunction;
import org.bsplint.eval.bitbake.dump.EnvironmentDump;
import org.bsplint.eval.bitbake.file.BitbakeFiles;
import org.bsplint.eval.bitbake.file.PlainFiles;
import org.bsplint.eval.bitbake.python.InlinePython;
import org.bsplint.eval.bitbake.python.run.Surroundings;
import org.bsplint.eval.dotconfig.ConfigFiles;
import org.bsplint.eval.dts.DeviceTree;
import org.bsplint.eval.hush.HushEvaluator;
import org.bsplint.eval.hush.Shell;
import org.bsplint.eval.hush.environment.BoardEnvironment;
import org.bsplint.eval.kconfig.KconfigInput;
import org.bsplint.eval.kconfig.KconfigTree;
import org.bsplint.eval.kconfig.graph.KconfigSettings;
import org.bsplint.eval.make.MakeEvaluator;
import org.bsplint.eval.make.MakeLibrary;
import org.bsplint.eval.make.call.CommandLineWord;
import org.bsplint.eval.make.call.MakeRun;
import org.bsplint.project.SettingsReader;
import org.bsplint.report.checklist.Requirements;
import org.bsplint.report.comparison.Snapshot;
import org.bsplint.rule.RuleFiles;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/** A door by which bytes that others wrote come into the program. */
enum Target {
    /** A makefile with two words of its command line, through reader, evaluator and shell model. */
    MAKE(Target::make),
    /** A recipe, an include and a class; the first byte chooses the release's syntax. */
    BITBAKE(Target::bitbake),
    /** An inline expression, and an anonymous function, on a store that is known in part. */
    PYTHON(Target::python),
    /** A Kconfig tree with a defconfig and a fragment. */
    KCONFIG(Target::kconfig),
    /** A U-Boot script in both shells, and a board's environment. */
    HUSH(Target::hush),
    /** A device tree, a {@code bitbake -e} dump, a console log. */
    TEXTS(Target::texts),
    /** {@code bsplint.yaml}, a baseline, a saved report, a matrix word. */
    SETTINGS(Target::settings),
    /** A rule pack: a pack file, a rule, its conditions and patterns, run on a product. */
    RULES(ProductRun::rules),
    /** A whole product folder: discovery, kas, layers, components, scripts, all rules, all formats. */
    PRODUCT(ProductRun::product),
    /** What says of which repositories a product is made: manifests of {@code repo}, kas files; before any rule. */
    MANIFESTS(ProductRun::manifests),
    /** Messages of an editor. */
    LSP(EditorSession::run);

    private static final Text HOLE = Text.unknown(Cause.of(Cause.Kind.EXTERNAL_COMMAND, "a command"));

    private final Consumer<byte[]> door;

    Target(Consumer<byte[]> door) {
        this.door = door;
    }

    /** The target's folder of seeds, and its name on a command line. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    void take(byte[] input) {
        door.accept(input);
    }

    /** Text as a file holding these bytes gives it. */
    static String text(byte[] input) {
        return SourceFile.of("input", input).text();
    }

    private static void make(byte[] input) {
        Map<String, String> files = Bundle.of(text(input), "Makefile");
        List<CommandLineWord> words = files.getOrDefault("words", "")
                .lines()
                .limit(2)
                .flatMap(word -> CommandLineWord.parse(word).stream())
                .toList();
        Claims.check(new MakeEvaluator(new MakeLibrary())
                .evaluate(MakeRun.of(new MemoryTree(files), "", "Makefile").withWords(words)));
    }

    private static void bitbake(byte[] input) {
        String text = text(input);
        Dialect[] dialects = Dialect.values();
        Dialect dialect = dialects[text.isEmpty() ? 0 : text.charAt(0) % dialects.length];
        BitbakeFiles files = new BitbakeFiles(new MemoryTree(Bundle.of(text, "t.bb")), dialect);
        Claims.check(new PlainFiles(files, new InlinePython(Surroundings.none())).evaluate("t.bb", Map.of()));
    }

    private static void python(byte[] input) {
        String code = text(input);
        InlinePython python = new InlinePython(Surroundings.none());
        DataStore store = new DataStore(Dialect.KIRKSTONE, python, new Notes());
        store.put("A", "one two");
        store.put("B", "${@" + code + "}");
        store.set("H", Text.of("x ").plus(HOLE), org.bsplint.eval.bitbake.Place.NONE);
        python.evaluate(Text.of(code), store);
        store.value("B");
        String body = code.indent(4);
        SourceFile file = SourceFile.of("t.bbclass", body);
        python.run(new PythonFunction("", "t.bbclass", body, "", file.span(0, 0)), store, Set.of());
        store.value("A");
    }

    private static void kconfig(byte[] input) {
        Map<String, String> files = Bundle.of(text(input), "Kconfig");
        SourceFile defconfig = SourceFile.of("a_defconfig", files.getOrDefault("a_defconfig", "CONFIG_A=y\n"));
        SourceFile fragment = SourceFile.of("b.cfg", files.getOrDefault("b.cfg", ""));
        MemoryTree tree = new MemoryTree(files);
        KconfigTree.load(tree, "", KconfigSettings.standard())
                .ifPresent(loaded -> Claims.check(loaded.evaluate("u-boot", KconfigInput.of(defconfig, fragment))));
        Claims.check(ConfigFiles.evaluate(List.of(SourceFile.of("c", text(input)), fragment)));
    }

    private static void hush(byte[] input) {
        Map<String, String> files = Bundle.of(text(input), "a.cmd");
        SourceFile script = SourceFile.of("a.cmd", files.getOrDefault("a.cmd", ""));
        SourceFile board = SourceFile.of("board.env", files.getOrDefault("board.env", text(input)));
        List<Option> environment = BoardEnvironment.evaluate(
                board, name -> name.endsWith("Y") ? Value.known("y") : Value.unknown(java.util.Set.of(), true));
        Shell shell = Shell.unstated()
                .withEnvironment(org.bsplint.value.OptionSet.partial(
                        environment, Cause.of(Cause.Kind.MISSING_INPUT, "not stated")));
        for (org.bsplint.syntax.hush.Dialect dialect : org.bsplint.syntax.hush.Dialect.values()) {
            Claims.check(
                    HushEvaluator.script(script, shell.withDialect(dialect)).diagnostics());
            HushEvaluator.variable("bootcmd", shell.withDialect(dialect));
        }
    }

    private static void texts(byte[] input) {
        String text = text(input);
        Map<String, String> files = Bundle.of(text, "a.dts");
        DeviceTree.load(new MemoryTree(files), "a.dts", List.of("include")).ifPresent(tree -> {
            Claims.check(tree.diagnostics());
            tree.nodes().forEach(node -> node.isCompatible("st,stm32mp157"));
        });
        EnvironmentDump.read(SourceFile.of("a.bbenv", text), path -> Optional.empty());
        DiagnosisText.render(Shared.LOG.read(text));
    }

    private static void settings(byte[] input) {
        String text = text(input);
        Claims.check(SettingsReader.read(new MemoryTree(Map.of("bsplint.yaml", text)))
                .diagnostics());
        Claims.check(Baseline.read(SourceFile.of("b.json", text)).diagnostics());
        Claims.check(Snapshot.read(SourceFile.of("s.json", text)).diagnostics());
        Claims.check(RuleFiles.read(new MemoryTree(Map.of("p/pack.yaml", text)), "p", Shared.RULES.coded(), "0.1.0")
                .diagnostics());
        CommandLineWord.parse(new String(input, StandardCharsets.UTF_8));
    }

    /** What every input may share, for it never changes. */
    static final class Shared {
        static final RuleBook RULES = RuleBook.builtin("0.1.0").tree();
        static final KnowledgeBase KNOWLEDGE = KnowledgeBase.load();
        static final Requirements REQUIREMENTS = Requirements.load();
        static final ConsoleLog LOG = new ConsoleLog(KNOWLEDGE, List.of());

        private Shared() {}
    }
}
