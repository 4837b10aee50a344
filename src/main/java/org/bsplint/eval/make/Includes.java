package org.bsplint.eval.make;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.eval.make.state.Definition;
import org.bsplint.eval.make.state.Files;
import org.bsplint.eval.make.state.Place;
import org.bsplint.eval.make.state.Stop;
import org.bsplint.eval.make.state.Way;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.make.Blanks;
import org.bsplint.syntax.make.Lines;
import org.bsplint.syntax.make.Statement;
import org.bsplint.value.Cause;

/** Includes files, and remembers those that are not there: make complains of them only after all is read. */
final class Includes {
    /** A file that {@code include} asked for in vain. */
    record Missing(String name, Optional<Place> place, boolean isSure) {}

    /** What is done about a file that is not there. */
    interface Substitute {
        /** True if it was dealt with and is not to be reported. */
        boolean replace(String name);
    }

    private final Machine machine;
    private final Reader reader;
    private final List<Missing> missing = new ArrayList<>();
    private Substitute substitute = name -> false;

    Includes(Machine machine, Reader reader) {
        this.machine = machine;
        this.reader = reader;
    }

    void setSubstitute(Substitute changed) {
        substitute = changed;
    }

    List<Missing> missing() {
        return missing;
    }

    void read(Statement.Include include) {
        String files = machine.expander.expand(include.files());
        Optional<Place> place = machine.here;
        for (String name : names(files)) {
            machine.here = place;
            if (machine.holes.in(name)) {
                unknown(name);
            } else {
                one(name, include.isOptional());
            }
        }
        machine.here = place;
    }

    /** File names in a text: {@code ./} is dropped, wildcards that match are replaced ({@code parse_file_seq}). */
    private List<String> names(String text) {
        List<String> names = new ArrayList<>();
        int at = Blanks.skip(text, 0);
        String rest = text.substring(at);
        while (!rest.isEmpty()) {
            Lines.Found end = Lines.find(rest, " \t", false);
            String name = end.at() < 0 ? end.text() : end.text().substring(0, end.at());
            rest = end.at() < 0 ? "" : end.text().substring(Blanks.skip(end.text(), end.at()));
            String plain = withoutDot(name);
            List<String> found = Files.hasWildcard(plain) ? machine.files.glob(plain) : List.of();
            names.addAll(found.isEmpty() ? List.of(plain) : found);
        }
        return names;
    }

    private static String withoutDot(String name) {
        String plain = name;
        while (plain.length() > 2 && plain.startsWith("./")) {
            int start = 2;
            while (start < plain.length() && plain.charAt(start) == '/') {
                start++;
            }
            plain = plain.substring(start);
        }
        return plain.isEmpty() ? "./" : plain;
    }

    private void one(String name, boolean isOptional) {
        Optional<SourceFile> file = machine.files.read(name);
        if (file.isEmpty()) {
            Optional<String> unread = machine.files.unread(name);
            if (unread.isPresent()) {
                throw Stop.unread(machine.here, name, unread.get());
            }
            if (!substitute.replace(name) && !isOptional) {
                missing.add(new Missing(name, machine.here, machine.unsure == 0));
                machine.observe("missing-include", List.of(name), machine.here, Map.of("file", name));
            }
            return;
        }
        Optional<Way> outer = machine.way;
        machine.here.ifPresent(at -> machine.way = Optional.of(new Way(outer, at, "includes `" + name + "`")));
        open(file.get(), name);
        machine.way = outer;
    }

    /** Reads a file and adds it to {@code MAKEFILE_LIST}. */
    void open(SourceFile file, String name) {
        if (file.text().indexOf('\0') >= 0) {
            // GNU make 4.3 drops the rest of such a line with its end, and reads the next one as part of it
            throw Stop.unread(machine.here, name, "holds a NUL character, behind which make loses its lines");
        }
        Variable list = machine.variables.get("MAKEFILE_LIST");
        String before = list.global().isDefined() ? list.global().value() : "";
        Definition.Source source = list.global().isDefined() ? list.global().source() : Definition.Source.FILE;
        if (source.compareTo(Definition.Source.FILE) <= 0) {
            machine.variables.set(
                    list,
                    Definition.of(
                            before.isEmpty() ? name : before + " " + name,
                            Definition.Flavor.SIMPLE,
                            Definition.Source.FILE,
                            machine.here));
        }
        reader.file(file, name);
    }

    /** An include whose name is not known may set anything that is not set yet. */
    private void unknown(String name) {
        machine.observe(
                "unknown-include",
                List.of(),
                machine.here,
                Map.of("file", machine.holes.text(name).toString()));
        String causes = machine.holes.causes(name).stream()
                .findFirst()
                .map(Cause::toString)
                .orElse("");
        machine.here.ifPresent(at -> machine.diagnostics.add(org.bsplint.diagnostic.Diagnostic.problem(
                at.span(), "which file is included here is not known: " + causes)));
    }
}
