package org.bsplint.eval.make;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.eval.make.state.Definition;
import org.bsplint.eval.make.state.Definition.Flavor;
import org.bsplint.eval.make.state.Definition.Source;
import org.bsplint.eval.make.state.Files;
import org.bsplint.value.Cause;

/** The variables that GNU make 4.3 has before it reads anything. */
final class Defaults {
    private record Entry(String name, Definition definition) {}

    private static final List<Entry> TABLE = read();

    private Defaults() {}

    static void define(Machine machine) {
        for (Entry entry : TABLE) {
            machine.variables.get(entry.name()).setGlobal(entry.definition());
        }
        unknown(machine, "MAKE_HOST", Source.DEFAULT, "for which machine make was built");
        // The usual environment of a build: a path and a home, which nobody knows here.
        unknown(machine, "PATH", Source.ENVIRONMENT, "environment of the build");
        unknown(machine, "HOME", Source.ENVIRONMENT, "environment of the build");
        machine.variables
                .get("CURDIR")
                .setGlobal(Definition.of(Files.HERE, Flavor.SIMPLE, Source.FILE, Optional.empty()));
    }

    private static void unknown(Machine machine, String name, Source source, String reason) {
        String hole = machine.holes.of(Cause.of(Cause.Kind.MISSING_INPUT, reason));
        machine.variables.get(name).setGlobal(Definition.of(hole, Flavor.SIMPLE, source, Optional.empty()));
    }

    private static List<Entry> read() {
        List<Entry> entries = new ArrayList<>();
        try (InputStream stream = Defaults.class.getResourceAsStream("defaults-4.3.tsv")) {
            if (stream == null) {
                throw new IllegalStateException("defaults-4.3.tsv is not in the program");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    entries.add(entry(line.split("\t", 4)));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(entries);
    }

    private static Entry entry(String[] fields) {
        Source source = switch (fields[1]) {
            case "environment" -> Source.ENVIRONMENT;
            case "file" -> Source.FILE;
            case "automatic" -> Source.AUTOMATIC;
            default -> Source.DEFAULT;
        };
        Flavor flavor = fields[2].equals("simple") ? Flavor.SIMPLE : Flavor.RECURSIVE;
        return new Entry(fields[0], Definition.of(fields[3], flavor, source, Optional.empty()));
    }
}
