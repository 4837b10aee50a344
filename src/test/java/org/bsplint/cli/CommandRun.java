package org.bsplint.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One command line, run in this process as a user would run it: its exit status and what it printed. */
record CommandRun(int status, String out, String err) {
    private static final Path TREES = Path.of("src/test/resources/cli");

    static CommandRun of(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter outWriter = new PrintWriter(out);
        PrintWriter errWriter = new PrintWriter(err);
        String[] args = Stream.of(words).map(Object::toString).toArray(String[]::new);
        int status = Main.run(outWriter, errWriter, args);
        outWriter.flush();
        errWriter.flush();
        return new CommandRun(status, out.toString(), err.toString());
    }

    /** A copy of one of the small trees of these tests, to change at will. */
    static Path tree(String name, Path folder) throws IOException {
        Path source = TREES.resolve(name);
        List<Path> files;
        try (Stream<Path> all = Files.walk(source)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = folder.resolve(source.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        return folder;
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
