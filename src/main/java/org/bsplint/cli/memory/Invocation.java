package org.bsplint.cli.memory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.Parallel;
import org.bsplint.source.FileTree;

/** A command line as it was given, where it writes, and the memory of earlier ones, if there is any. */
public record Invocation(Console console, Optional<RunMemory> memory, List<String> words) {
    public Invocation {
        words = List.copyOf(words);
    }

    /**
     * Makes a run, or writes what it wrote before, where the tree answers as it did then.
     *
     * @param wanted false: the memory is left out
     * @param folder the only path among the words, if it is the root of the tree
     * @param more what else the run depends on beside the words and the current folder
     * @return the exit status
     */
    public int run(boolean wanted, Optional<String> folder, String more, FileTree tree, Run run) {
        boolean readsWords = words.stream().anyMatch(word -> word.startsWith("@"));
        if (memory.isEmpty() || !wanted || readsWords) {
            return run.over(tree, console).status();
        }
        String place = Path.of("").toAbsolutePath() + "\0" + tree.identity("."); // a link may lead elsewhere meanwhile
        String here = key(words, place, more);
        Optional<String> anywhere =
                folder.flatMap(this::without).map(rest -> key(rest, String.join("/", tree.list(".")), more));
        return memory.get().run(here, anywhere, tree, console, run);
    }

    private static String key(List<String> words, String place, String more) {
        return String.join("\0", words) + "\0\0" + place + "\0\0" + more;
    }

    /** The words without that of the path; empty if none is exactly that. */
    private Optional<List<String>> without(String path) {
        List<String> rest = new ArrayList<>(words);
        return path.isEmpty() || rest.remove(path) ? Optional.of(rest) : Optional.empty();
    }

    /**
     * The same work on many things, each on its own, or what came of it before, where the tree answers as it did then.
     *
     * @param wanted false: the memory is left out
     * @param command all that the work depends on beside the things, the current folder and the files, one text for one command
     * @param work from a thing and the tree to a text
     * @param results is given the texts in the order of the things
     */
    public void each(
            boolean wanted,
            String command,
            int jobs,
            List<String> things,
            FileTree tree,
            PieceWork work,
            Consumer<String> results) {
        if (memory.isEmpty() || !wanted) {
            Function<String, String> fresh = thing -> work.of(thing, tree);
            Parallel.each(jobs, things, fresh, results);
            return;
        }
        String alone = things.size() == 1 ? things.get(0) : "";
        String key = key(List.of(command, alone), Path.of("").toAbsolutePath().toString(), "each");
        Pieces pieces = Pieces.recall(memory.get().folder(), key, tree);
        Parallel.each(jobs, things, thing -> pieces.of(thing, work), results);
        pieces.keep();
    }
}
