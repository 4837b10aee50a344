package org.bsplint.eval.bitbake.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.source.Paths;
import org.bsplint.syntax.ParseResult;
import org.bsplint.syntax.bitbake.BitbakeFile;
import org.bsplint.syntax.bitbake.Blanks;
import org.bsplint.syntax.bitbake.Statement;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;

/**
 * The files that an include may mean whose name is known in part ({@code conf/machine-sdk/….conf}): whichever it is, only
 * what one of them sets can have been set.
 */
final class Candidates {
    private static final int MOST = 60;

    private final DataStore store;
    private final BitbakeFiles files;
    private final List<String> folders;
    private final Set<String> seen = new LinkedHashSet<>();

    Candidates(DataStore store, BitbakeFiles files, List<String> folders) {
        this.store = store;
        this.files = files;
        this.folders = folders;
    }

    /** Makes what the candidates set unknown; false if that cannot be bounded. */
    boolean taint(Text word, Cause cause) {
        Optional<List<String>> candidates = matching(word);
        if (candidates.isEmpty()) {
            return false;
        }
        Set<String> names = new LinkedHashSet<>();
        for (String file : candidates.get()) {
            if (!collect(file, names)) {
                return false;
            }
        }
        names.forEach(name -> store.taint(name, cause));
        return true;
    }

    /** Paths that the name may have; empty if even its folder is unknown. */
    private Optional<List<String>> matching(Text word) {
        List<Text.Segment> segments = word.segments();
        String start = segments.get(0) instanceof Text.Literal literal ? literal.text() : "";
        String end = segments.get(segments.size() - 1) instanceof Text.Literal literal ? literal.text() : "";
        int slash = start.lastIndexOf('/');
        if (slash < 0 || !end.endsWith(".conf") && !end.endsWith(".inc") || end.contains("/") || segments.size() != 3) {
            return Optional.empty();
        }
        Pattern name = Pattern.compile(Pattern.quote(start.substring(slash + 1)) + ".*" + Pattern.quote(end));
        List<String> found = new ArrayList<>();
        for (String folder : folders) {
            String place = Paths.resolve(folder, start.substring(0, slash));
            for (String file : files.tree().list(place)) {
                if (name.matcher(file).matches()) {
                    found.add(place + "/" + file);
                }
            }
        }
        return found.size() > MOST ? Optional.empty() : Optional.of(found);
    }

    private boolean collect(String file, Set<String> names) {
        Optional<ParseResult<BitbakeFile>> parsed = files.parse(file);
        if (parsed.isEmpty() || !seen.add(file)) {
            return seen.contains(file);
        }
        for (Statement statement : parsed.get().tree().statements()) {
            if (statement instanceof Statement.Assignment assignment
                    && !assignment.name().contains("${")) {
                names.add(base(assignment.name()));
            } else if (!(statement instanceof Statement.Include include) || !includes(include, names)) {
                return false;
            }
        }
        return true;
    }

    private boolean includes(Statement.Include include, Set<String> names) {
        for (String word : Blanks.words(include.files())) {
            Optional<String> found = folders.stream()
                    .map(folder -> Paths.resolve(folder, word))
                    .filter(files.tree()::isFile)
                    .findFirst();
            if (word.contains("${") || found.isPresent() && !collect(found.get(), names)) {
                return false;
            }
        }
        return true;
    }

    /** The variable that an assignment touches, whatever operation or override its name holds. */
    private String base(String name) {
        String separator = String.valueOf(store.dialect().separator());
        for (String operation : List.of("append", "prepend", "remove")) {
            int at = name.indexOf(separator + operation);
            if (at > 0) {
                return name.substring(0, at);
            }
        }
        return name;
    }
}
