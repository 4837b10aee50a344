package org.bsplint.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.PlatformRow;
import org.bsplint.ecosystem.vendor.Vendor;
import org.junit.jupiter.api.Test;

/** A vendor is a folder of facts and rules: no text in the program's code names one. */
class VendorNamesTest {
    private static final Path CODE = Path.of("src/main/java");

    /** Texts and comments of Java, so that a quote in a comment begins no text. */
    private static final Pattern TOKENS = Pattern.compile(
            "(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\])+'|//[^\\n]*|/\\*.*?\\*/");

    /** Makers and their own words that no row of the facts need name. */
    private static final String MAKERS =
            "st(?:micro\\w*)|openstlinux|stm32\\w*|nxp|freescale|i?mx[678]\\w*|fsl|ti-k3|caam|habv4|ahab\\w*"
                    + "|bsec|stboard|xilinx|zynq\\w*|renesas|rockchip|nvidia|tegra|raspberry\\w*";

    /** Texts that are examples for a reader, or belong to a sample in the program; nothing is decided by them. */
    private static final Map<String, String> EXAMPLES = Map.of(
            "ConditionReader", "a message shows how a condition looks",
            "StarterFile", "a commented line of a new bsplint.yaml shows what a family looks like",
            "Vocabulary", "the meaning of a subject, with an example of its value",
            "WarmUpCommand", "the platform of the small source tree that lies in the program");

    @Test
    void noTextInTheCodeNamesAVendor() throws IOException {
        Pattern names = Pattern.compile("(?i)(?<![a-z0-9])(" + MAKERS + "|" + listed() + ")(?![a-z0-9])");
        List<String> named = new ArrayList<>();
        TreeSet<String> excused = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                String type = file.getFileName().toString().replace(".java", "");
                for (String text : texts(Files.readString(file))) {
                    if (names.matcher(text).find() && EXAMPLES.containsKey(type)) {
                        excused.add(type);
                    } else if (names.matcher(text).find()) {
                        named.add(type + ": " + text);
                    }
                }
            }
        }
        assertEquals(List.of(), named);
        assertEquals(new TreeSet<>(EXAMPLES.keySet()), excused, "each exception is needed");
    }

    @Test
    void theNamesOfTheFactsAreAmongThoseLookedFor() {
        assertTrue(listed().contains("stm32key"), listed());
        assertTrue(listed().contains("STM32MP_SPI_NOR"), listed());
    }

    /** Texts of a source file, without its comments. */
    private static List<String> texts(String code) {
        return TOKENS.matcher(code)
                .results()
                .map(MatchResult::group)
                .filter(token -> token.startsWith("\""))
                .toList();
    }

    /** What the rows of vendors and platforms name. */
    private static String listed() {
        KnowledgeBase knowledge = KnowledgeBase.load();
        TreeSet<String> names = new TreeSet<>();
        knowledge.platforms().stream()
                .filter(row -> !row.vendor().equals("generic"))
                .map(PlatformRow::family)
                .forEach(names::add);
        for (Vendor vendor : knowledge.vendors()) {
            vendor.keyCommands().forEach(row -> names.add(row.words().get(0)));
            vendor.bootDevices().forEach(row -> names.addAll(row.drivers()));
            vendor.treeFacts().forEach(row -> names.add(row.compatible()));
            names.addAll(vendor.configSwitches());
            names.addAll(vendor.externalTrees().namedBy());
            names.addAll(vendor.otpGrants());
            names.addAll(vendor.sources());
            names.add(vendor.fipOffsetOption());
            if (!vendor.name().equals("generic")) {
                names.addAll(vendor.layers());
            }
        }
        names.remove("");
        return names.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    }
}
