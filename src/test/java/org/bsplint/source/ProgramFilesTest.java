package org.bsplint.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.bsplint.source.ProgramFiles.Packed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the step of the build writes into an archive and what the program finds there. */
class ProgramFilesTest {
    private static final String FACTS = "rules/facts/all.bin";
    private static final String NAMES = "org/bsplint/names.txt";
    private static final String CLASS = "org/bsplint/Some.class";
    private static final String YAML = "rules/packs/one.yaml";

    @TempDir
    static Path tool;

    @TempDir
    Path folder;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private Path jar = Path.of("");

    @BeforeAll
    static void compileTheTool() {
        String source = "src/build/java/org/bsplint/build/ProgramFilesEntry.java";
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", tool.toString(), "-proc:none", source));
    }

    @BeforeEach
    void makeAnArchive() throws IOException {
        entries.put(CLASS, new byte[] {1, 2, 3});
        entries.put(FACTS, new byte[100_000]);
        Arrays.fill(entries.get(FACTS), (byte) 7);
        entries.put(YAML, "rule: one".getBytes(StandardCharsets.UTF_8));
        entries.put(NAMES, "ä\n".getBytes(StandardCharsets.UTF_8));
        entries.put("answers/program", new byte[0]);
        jar = folder.resolve("program.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
    }

    @Test
    void filesAreFoundAndOthersAreNot() throws Exception {
        addFiles();
        Packed packed = Packed.in(jar.toString());
        for (String name : List.of(FACTS, NAMES, "answers/program")) {
            assertArrayEquals(entries.get(name), packed.bytes(name).orElseThrow(), name);
        }
        for (String name : List.of(CLASS, YAML, "", "program-files", "rules/facts/none")) {
            assertEquals(Optional.empty(), packed.bytes(name), name);
        }
    }

    @Test
    void theArchiveStaysWhole() throws Exception {
        addFiles();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            assertEquals(entries.size() + 1, zip.size());
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                byte[] found = zip.getInputStream(zip.getEntry(entry.getKey())).readAllBytes();
                assertArrayEquals(entry.getValue(), found, entry.getKey());
            }
            ZipEntry added = zip.getEntry("program-files");
            assertEquals(added.getSize(), zip.getInputStream(added).readAllBytes().length);
            assertEquals(ZipEntry.STORED, added.getMethod());
        }
    }

    @Test
    void theSameArchiveGetsTheSameBytes() throws Exception {
        byte[] before = Files.readAllBytes(jar);
        addFiles();
        byte[] once = Files.readAllBytes(jar);
        Files.write(jar, before);
        addFiles();
        assertArrayEquals(once, Files.readAllBytes(jar));
    }

    @Test
    void otherFilesHoldNothing() throws IOException {
        assertEquals(Map.of(), Packed.in(jar.toString()).places());
        assertEquals(Map.of(), Packed.in(folder.toString()).places());
        assertEquals(Map.of(), Packed.in(folder.resolve("none.jar").toString()).places());
        assertEquals(Map.of(), Packed.in(jar + ":" + jar).places());
        Path empty = Files.createFile(folder.resolve("empty.jar"));
        assertEquals(Map.of(), Packed.in(empty.toString()).places());
    }

    @Test
    void aDamagedArchiveHoldsNothingOrLess() throws Exception {
        addFiles();
        byte[] whole = Files.readAllBytes(jar);
        for (int cut = 1; cut < 600; cut++) {
            Files.write(jar, Arrays.copyOf(whole, whole.length - cut));
            assertEquals(Map.of(), Packed.in(jar.toString()).places(), "without the last " + cut);
        }
        Files.write(jar, whole);
        Packed packed = Packed.in(jar.toString());
        Files.write(jar, Arrays.copyOf(whole, 100));
        assertEquals(Optional.empty(), packed.bytes(FACTS));
    }

    @Test
    void theProgramFindsItsOwn() {
        assertTrue(ProgramFiles.bytes("rules/facts/index.yaml").isPresent());
        assertEquals(Optional.empty(), ProgramFiles.bytes("rules/facts/none"));
    }

    private void addFiles() throws Exception {
        URL[] path = {tool.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            loader.loadClass("org.bsplint.build.ProgramFilesEntry")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) new String[] {jar.toString()});
        }
    }
}
