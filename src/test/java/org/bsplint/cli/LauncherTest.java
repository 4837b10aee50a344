package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bsplint.cli.shell.ExitStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of an unpacked release, with a Java that only notes what it was asked for. */
class LauncherTest {
    private static final String JAVA = """
            #!/bin/sh
            makes=
            for word; do
                case $word in
                -Xshare:dump) makes=yes ;;
                -XX:SharedArchiveFile=*) [ -z "$makes" ] && echo "archive ${word#*=}" || : >"${word#*=}" ;;
                -Dbsplint.build=*) echo "build ${word#*=}" ;;
                esac
            done
            """;

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void aUser() throws IOException {
        home = Files.createDirectories(folder.resolve("a home"));
        java("17.0.1+2");
    }

    @Test
    void aJavaTooOldIsNamed() throws Exception {
        Path release = release("one", "1111");
        java("1.8.0_392");
        Program.Ended ended = run(release, Map.of());
        assertEquals(ExitStatus.INTERNAL, ended.status());
        assertTrue(ended.err().endsWith("is Java 1.8.0_392: set JAVA_HOME to a newer one\n"), ended.err());
    }

    @Test
    void eachInstallBuildAndJavaHasAnArchiveOfItsOwn() throws Exception {
        Path one = release("one", "1111");
        String first = archive(one);
        assertEquals(first, archive(one));
        String other = archive(release("two", "1111"));
        assertFalse(other.equals(first), other);
        assertEquals(first, archive(one), "both stay");

        String upgraded = archive(release("one", "2222")); // in place, and with the same times as every package has
        assertFalse(upgraded.equals(first), upgraded);
        java("17.0.2+8");
        String newer = archive(one);
        assertFalse(newer.equals(upgraded), newer);
        assertEquals(2, archives(home.resolve(".cache")), "what nobody can use any more is gone");
    }

    @Test
    void aClockThatWentBackMakesNoArchiveAgain() throws Exception {
        Path one = release("one", "1111");
        Path archive = Path.of(archive(one));
        FileTime past = FileTime.from(Instant.parse("1970-01-02T00:00:00Z"));
        Files.setLastModifiedTime(archive, past);
        archive(one);
        assertEquals(past, Files.getLastModifiedTime(archive));
    }

    @Test
    void aRelativeFolderForCachesIsIgnored() throws Exception {
        Path one = release("one", "1111");
        run(one, Map.of("XDG_CACHE_HOME", "caches"));
        assertEquals(0, archives(folder.resolve("caches")));
        assertEquals(1, archives(home.resolve(".cache")));
    }

    @Test
    void withoutAHomeNothingIsKept() throws Exception {
        Program.Ended ended = run(release("one", "1111"), Map.of("HOME", ""));
        assertEquals("build 1111\n", ended.out());
        assertEquals("", ended.err());
    }

    @Test
    void aLinkToJavaIsFollowedWhereItLeadsNow() throws Exception {
        java("other java", "17.0.3+1");
        Path one = release("one", "1111");
        String first = archive(one, Map.of("JAVA_HOME", "", "PATH", path("java")));
        assertTrue(first.endsWith("/java/bin/java.17.0.1"), first);
        String second = archive(one, Map.of("JAVA_HOME", "", "PATH", path("other java")));
        assertTrue(second.endsWith("/other java/bin/java.17.0.3"), second);
        assertEquals(first, archive(one, Map.of("JAVA_HOME", "", "PATH", path("java"))), "both stay");
    }

    @Test
    void withoutAJavaItIsSaidWhatIsWanted() throws Exception {
        Path none = Files.createDirectories(folder.resolve("none"));
        Program.Ended ended = run(release("one", "1111"), Map.of("JAVA_HOME", "", "PATH", none + ":"));
        assertEquals(
                new Program.Ended(
                        ExitStatus.INTERNAL, "", "bsplint: needs Java 17 or newer: install a JDK or set JAVA_HOME\n"),
                ended);
    }

    @Test
    void theFirstRunAnswersAndEndsAsTheCommandDoes() throws Exception {
        Path one = release("one", "1111");
        Path java = folder.resolve("java/bin/java");
        Files.writeString(java, JAVA + "[ -n \"$makes\" ] || exit 3\n");
        Program.Ended first = run(one, Map.of());
        assertEquals(new Program.Ended(3, "build 1111\n", ""), first);
        Program.Ended second = run(one, Map.of());
        assertEquals(3, second.status());
        assertTrue(second.out().startsWith("archive "), second.out());
    }

    /** Of a run after the one that makes it. */
    private String archive(Path release) throws Exception {
        return archive(release, Map.of());
    }

    private String archive(Path release, Map<String, String> environment) throws Exception {
        run(release, environment);
        Program.Ended ended = run(release, environment);
        assertEquals("", ended.err());
        String line = ended.out()
                .lines()
                .filter(one -> one.startsWith("archive "))
                .findFirst()
                .orElseThrow();
        return line.substring("archive ".length());
    }

    private long archives(Path below) throws IOException {
        if (!Files.isDirectory(below)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(".java")) // where a link to Java leads
                    .count();
        }
    }

    private Program.Ended run(Path release, Map<String, String> environment) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", release.resolve("bin/bsplint").toString(), "check", ".");
        builder.directory(folder.toFile());
        builder.environment().keySet().removeAll(List.of("XDG_CACHE_HOME", "BSPLINT_JAVA_OPTS", "BSPLINT_NO_ARCHIVE"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
        builder.environment().putAll(environment);
        Path err = folder.resolve("err.txt");
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(Program.PATIENCE, TimeUnit.SECONDS));
        return new Program.Ended(process.exitValue(), out, Files.readString(err));
    }

    /** A folder of programs, with a link to a Java; the link's other programs are those of the machine. */
    private String path(String java) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin dir"));
        Files.deleteIfExists(bin.resolve("java"));
        Files.createSymbolicLink(bin.resolve("java"), folder.resolve(java).resolve("bin/java"));
        return folder.resolve("nothing here") + ":" + bin + ":" + System.getenv("PATH");
    }

    private void java(String version) throws IOException {
        java("java", version);
    }

    private void java(String name, String version) throws IOException {
        Path java = folder.resolve(name);
        executable(java.resolve("bin/java"), JAVA);
        Files.createDirectories(java.resolve("lib/server"));
        Files.writeString(java.resolve("lib/server/classes.jsa"), "");
        String release = "IMPLEMENTOR=\"A\"\nJAVA_RUNTIME_VERSION=\"" + version + "\"\nJAVA_VERSION=\""
                + version.replaceFirst("\\+.*", "") + "\"\nOS_NAME=\"Linux\"\n";
        Files.writeString(java.resolve("release"), release);
    }

    private Path release(String name, String build) {
        try {
            Path release = folder.resolve(name);
            executable(release.resolve("bin/bsplint"), Files.readString(Path.of("bsplint")));
            Files.createDirectories(release.resolve("lib"));
            Files.writeString(release.resolve("lib/build"), build + "\n");
            Files.writeString(release.resolve("lib/bsplint.jar"), build);
            Files.setLastModifiedTime(release.resolve("lib/bsplint.jar"), FileTime.fromMillis(0));
            return release;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true));
    }
}
