package org.bsplint.lsp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bsplint.assembly.Assembler;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.engine.RuleBook;
import org.bsplint.lsp.client.Buffer;
import org.bsplint.lsp.client.ClientSettings;
import org.bsplint.lsp.language.FileKind;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.report.json.FindingsDocument;
import org.bsplint.source.Superseded;
import org.bsplint.value.Option;

/**
 * Someone who types at random into a project's files, opens, closes, saves, makes and deletes them, and changes settings; now
 * and then what the server knows is compared with a check from scratch. {@code tools/editor-edits.sh} runs it for an hour.
 */
public final class RandomEdits {
    private static final Map<FileKind, List<String>> PIECES = Map.of(
            FileKind.SCRIPT,
            List.of(
                    "fuse prog -y 0 0 0x40\n",
                    "'",
                    "if true; then ",
                    "fi\n",
                    "${word}",
                    "setenv a b\n",
                    "run a\n",
                    ";"),
            FileKind.ENVIRONMENT,
            List.of("bootcmd=run a\n", "a=fuse prog 0 1 2\n", "=", "\n"),
            FileKind.BITBAKE,
            List.of(
                    "EXTRA_OEMAKE += \"CFG_STM32_BSEC_WRITE=y\"\n",
                    "MACHINE_FEATURES:remove = \"optee\"\n",
                    "MACHINE_FEATURES_append = \" optee\"\n",
                    "CFG_TEE_CORE_LOG_LEVEL=",
                    "A ??= \"${@bb.utils.contains('MACHINE_FEATURES', 'optee', 'y', 'n', d)}\"\n",
                    "require conf/machine/include/none.inc\n",
                    "include conf/machine/include/vendor-stm32mp.inc\n",
                    "inherit deploy\n",
                    "python () {\n    d.setVar('EXTRA_OEMAKE', 'X=1')\n}\n",
                    "${",
                    "}",
                    "\"",
                    " \\\n",
                    "PV = \"3.16.0\"\n"),
            FileKind.MAKE,
            List.of(
                    "CFG_STM32_BSEC_WRITE ?= y\n",
                    "CFG_A := $(CFG_STM32_BSEC_WRITE)\n",
                    "ifeq ($(CFG_A),y)\n",
                    "endif\n",
                    "$(call force,CFG_WITH_PAGER,n)\n",
                    "$(error no)\n",
                    "$(",
                    ")"),
            FileKind.KCONFIG,
            List.of("CONFIG_CMD_FUSE=y\n", "# CONFIG_CMD_FUSE is not set\n", "CONFIG_", "=y\n", "\""),
            FileKind.SETTINGS,
            List.of(
                    "operations: [release]\n",
                    "ecosystem: \"3.1\"\n",
                    "machine: acme-mp1\n",
                    "images: {a: {operations: [close-device]}, b: {}}\n",
                    "  - {rule: x, reason: y, owner: z, expires: 2031-01-01}\n",
                    "waivers:\n",
                    "{",
                    "]"));

    private final Path root;
    private final KnowledgeBase knowledge = KnowledgeBase.load();
    private final RuleBook rules = RuleBook.builtin("").tree();
    private final Project live;
    private final Random random;
    private final Map<String, String> open = new TreeMap<>();
    private final List<String> log = new ArrayList<>();
    private ClientSettings settings = ClientSettings.NONE;
    private int made;
    /** Steps of an evaluation until a change comes; none if not positive. */
    private int untilChange;

    RandomEdits(Path root, long seed) {
        this.root = root;
        this.random = new Random(seed);
        this.live = new Project(root, new Assembler(knowledge), rules, () -> --untilChange == 0);
    }

    /** {@code PROJECT MINUTES SEED EVERY EDITS}: edits files of the project on disk, too. */
    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]).toRealPath();
        long seed = Long.parseLong(args[2]);
        int every = Integer.parseInt(args[3]);
        int most = Integer.parseInt(args[4]);
        Duration length = Duration.ofMinutes(Long.parseLong(args[1]));
        RandomEdits edits = new RandomEdits(root, seed);
        long start = System.nanoTime();
        long shown = start;
        int steps = 0;
        int checks = 0;
        long early = 0;
        while (steps < most && System.nanoTime() - start < length.toNanos()) {
            edits.step();
            if (++steps % every == 0) {
                checks++;
                Optional<String> difference = edits.difference();
                if (difference.isPresent()) {
                    System.out.println("out of sync after " + steps + " edits, seed " + seed + ": " + difference.get());
                    System.out.println(String.join(
                            "\n", edits.log.subList(Math.max(0, edits.log.size() - 40), edits.log.size())));
                    System.exit(1);
                }
            }
            if (System.nanoTime() - shown > Duration.ofMinutes(1).toNanos()) {
                shown = System.nanoTime();
                long used = used();
                early = early == 0 && shown - start > length.toNanos() / 4 ? used : early;
                System.out.printf(
                        "%3d min  %6d edits  %5d checks from scratch  %4d MB%n",
                        Duration.ofNanos(shown - start).toMinutes(), steps, checks, used);
            }
        }
        long used = used();
        System.out.printf("%d edits, %d checks from scratch, always in sync; %d MB%n", steps, checks, used);
        if (early > 0 && used > early * 3 / 2 + 30) {
            System.out.printf("leak: %d MB after a quarter of the time, %d MB at the end%n", early, used);
            System.exit(1);
        }
        System.exit(0);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    /** One thing that happens in an editor. */
    void step() throws IOException {
        List<String> files = files();
        String path = files.get(random.nextInt(files.size()));
        int dice = random.nextInt(100);
        if (dice < 72) {
            type(path);
        } else if (dice < 80) {
            close(path);
        } else if (dice < 87) {
            save(path);
        } else if (dice < 91) {
            outside(path);
        } else if (dice < 94) {
            make();
        } else if (dice < 96) {
            delete(path);
        } else if (dice < 98) {
            configure();
        } else {
            forgetEverything();
        }
        if (random.nextInt(3) > 0) {
            evaluate();
        }
    }

    /** One in four evaluations ends at some step, as if a change came meanwhile. */
    private void evaluate() {
        untilChange = random.nextInt(4) == 0 ? 1 + random.nextInt(random.nextBoolean() ? 12 : 400) : 0;
        try {
            live.snapshot();
        } catch (Superseded over) {
            log.add("superseded");
        }
        untilChange = 0;
    }

    /** What the server knows that a check from scratch does not, or the other way round. */
    Optional<String> difference() {
        Project fresh = new Project(root, new Assembler(knowledge), rules, () -> false);
        fresh.configure(settings);
        open.forEach((path, text) -> fresh.edit(path, new Buffer(text, Optional.of(1))));
        // a configuration that does not parse says what it said when it last was whole, which only the server knows
        Snapshot now = fresh.snapshot();
        boolean whole = now.configuration().isEmpty()
                && now.halfTyped().stream().noneMatch(one -> one.span().path().endsWith(".yaml"));
        if (!whole) {
            return Optional.empty();
        }
        List<String> known = lines(live.snapshot());
        List<String> right = lines(fresh.snapshot());
        for (int i = 0; i < Math.max(known.size(), right.size()); i++) {
            String one = i < known.size() ? known.get(i) : "(nothing)";
            String other = i < right.size() ? right.get(i) : "(nothing)";
            if (!one.equals(other)) {
                return Optional.of("\n  server:  " + one + "\n  scratch: " + other + "\n" + String.join("\n", log));
            }
        }
        return Optional.empty();
    }

    private static List<String> lines(Snapshot snapshot) {
        List<String> lines = new ArrayList<>(snapshot.report().bsp().inputs());
        new TreeMap<>(Diagnostics.of(snapshot)).forEach((path, found) -> found.forEach(one -> lines.add(path + one)));
        lines.addAll(
                List.of(new FindingsDocument("test").render(snapshot.report()).split("\n")));
        snapshot.report().results().forEach(result -> lines.add(result.toString()));
        for (Image image : snapshot.images()) {
            lines.add(image.commands().toString());
            lines.add(image.observations().toString());
            for (Component component : image.components().values()) {
                lines.add(component.name() + component.version() + component.presence());
                boolean many = component.name().startsWith("yocto");
                for (String name : component.options().names()) {
                    if (!many || name.startsWith("EXTRA_OEMAKE") || name.hashCode() % 37 == 0) {
                        lines.add(component.name() + "."
                                + shown(component.options().get(name)));
                    }
                }
            }
        }
        return lines;
    }

    private static String shown(Option option) {
        return option.name() + " " + option.value() + " " + option.history();
    }

    // ---- what happens

    private void type(String path) {
        String text = open.getOrDefault(path, onDisk(path));
        StringBuilder typed = new StringBuilder(text);
        int start = random.nextInt(text.length() + 1);
        int lineEnd = text.indexOf('\n', start);
        int at = random.nextBoolean() && lineEnd >= 0 ? lineEnd + 1 : start;
        int end = random.nextInt(4) == 0 ? Math.min(text.length(), at + random.nextInt(30)) : at;
        List<String> pieces = PIECES.getOrDefault(FileKind.of(path), List.of("x\n"));
        String piece = pieces.get(random.nextInt(pieces.size()));
        String what = random.nextInt(5) == 0 ? String.valueOf((char) (' ' + random.nextInt(95))) : piece;
        typed.replace(at, end, what);
        boolean tooLong = typed.length() > onDisk(path).length() + 4000;
        edit(path, tooLong ? onDisk(path) : typed.toString());
    }

    private void edit(String path, String text) {
        log.add("edit " + path + " " + text.length());
        open.put(path, text);
        live.edit(path, new Buffer(text, Optional.of(1)));
    }

    private void close(String path) {
        log.add("close " + path);
        if (open.remove(path) != null) {
            live.close(path);
        }
    }

    private void save(String path) throws IOException {
        String text = open.get(path);
        if (text != null && random.nextInt(4) == 0) {
            log.add("save " + path);
            Files.writeString(root.resolve(path), text);
            live.refresh(List.of(root.resolve(path)));
        }
    }

    private void outside(String path) throws IOException {
        log.add("outside " + path);
        if (Files.isRegularFile(root.resolve(path))) {
            Files.writeString(root.resolve(path), onDisk(path) + "\n# changed outside\n");
            live.refresh(List.of(root.resolve(path)));
        }
    }

    private void make() throws IOException {
        List<String> names = List.of(
                "provision/more-" + made + ".cmd",
                "layers/meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend",
                "layers/meta-acme/recipes-bsp/u-boot/files/more.cfg",
                "layers/meta-acme/recipes-core/images/image-" + made + ".bb");
        made = (made + 1) % 5;
        String path = names.get(random.nextInt(names.size()));
        log.add("make " + path);
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), "# made\n");
        live.refresh(List.of(root.resolve(path)));
    }

    private void delete(String path) throws IOException {
        if (path.contains("more") || path.contains("image-") || path.endsWith(".bbappend")) {
            log.add("delete " + path);
            Files.deleteIfExists(root.resolve(path));
            live.refresh(List.of(root.resolve(path)));
        }
    }

    private void configure() {
        log.add("configure");
        settings = random.nextBoolean()
                ? ClientSettings.NONE
                : new ClientSettings(Optional.of("acme-mp1"), Optional.empty(), Optional.of("3.0"));
        live.configure(settings);
    }

    private void forgetEverything() {
        log.add("refresh");
        live.refresh(List.of());
    }

    // ---- files

    private String onDisk(String path) {
        try {
            return Files.readString(root.resolve(path), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            return "";
        }
    }

    /** The product's own files: what people edit. */
    private List<String> files() throws IOException {
        List<String> files = new ArrayList<>(List.of("bsplint.yaml", "build/conf/local.conf"));
        files.addAll(open.keySet());
        for (String folder : List.of("layers/meta-acme", "provision")) {
            try (Stream<Path> found = Files.walk(root.resolve(folder))) {
                found.filter(Files::isRegularFile)
                        .map(file -> root.relativize(file).toString())
                        .sorted()
                        .forEach(files::add);
            }
        }
        Stream.of("sources/optee_os/core/arch/arm/plat-stm32mp1/conf.mk", "tf-a/build.mk")
                .filter(path -> Files.isRegularFile(root.resolve(path)))
                .forEach(files::add);
        return files;
    }
}
