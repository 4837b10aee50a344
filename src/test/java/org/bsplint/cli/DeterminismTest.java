package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The same input gives the same bytes: in another folder, with other jobs, locales and time zones. */
@Isolated("changes the default locale and time zone")
class DeterminismTest {
    private static final List<String> CHECK =
            List.of("text", "json", "sarif", "junit", "github", "gitlab", "checkstyle");
    private static final List<String> REPORT = List.of("html", "markdown", "json");

    @TempDir
    private Path folder;

    @Test
    void theFolderItStandsInDoesNotMatter() throws IOException {
        Path here = CommandRun.tree("founding", folder.resolve("a"));
        Path there = CommandRun.tree("founding", folder.resolve("some where else/ünder"));
        assertEquals(everything(here), everything(there));
    }

    @Test
    void jobsDoNotMatter() throws IOException {
        Path tree = CommandRun.tree("founding", folder.resolve("tree"));
        assertEquals(everything(tree, "--jobs", "1"), everything(tree, "--jobs", "8"));
    }

    @Test
    void localeAndTimeZoneDoNotMatter() throws IOException {
        Path tree = CommandRun.tree("founding", folder.resolve("tree"));
        Map<String, String> usual = everything(tree);
        String script = script(tree);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                assertEquals(usual, everything(tree), tag);
                assertEquals(script, script(tree), tag);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void onlyStatsTellADuration() throws IOException {
        Path tree = CommandRun.tree("founding", folder.resolve("tree"));
        CommandRun plain = CommandRun.of("check", tree);
        CommandRun stats = CommandRun.of("check", "--stats", tree);
        assertEquals("", plain.err());
        assertEquals(plain.out(), stats.out());
        assertTrue(stats.err().matches("stats: \\d+ files read, \\d+\\.\\d\\d s, \\d+ MB in use\\R"), stats.err());
        assertFalse(plain.out().contains("\u001b"), "no terminal, no colours");
    }

    private static String script(Path tree) {
        return CommandRun.of("eval", "u-boot-script", tree.resolve("provision/close.cmd"))
                .out();
    }

    /** What check and report print and write in all formats. */
    private Map<String, String> everything(Path tree, String... options) throws IOException {
        Path target = Files.createDirectories(folder.resolve("out"));
        Map<String, String> results = new TreeMap<>();
        run(results, "check", CHECK, tree, target, options);
        run(results, "report", REPORT, tree, target, options);
        return results;
    }

    private static void run(
            Map<String, String> results,
            String command,
            List<String> formats,
            Path tree,
            Path target,
            String... options)
            throws IOException {
        List<Object> line = new ArrayList<>(List.of(command, tree));
        line.addAll(List.of(options));
        for (String format : formats) {
            line.addAll(List.of("--output", format + "=" + target.resolve(command + "." + format)));
        }
        CommandRun run = CommandRun.of(line.toArray());
        assertEquals(1, run.status(), run.err());
        results.put(command, run.out() + run.err());
        for (String format : formats) {
            results.put(command + "." + format, Files.readString(target.resolve(command + "." + format)));
        }
    }
}
