package org.bsplint.cli.memory;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bsplint.cli.shell.Console;
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
     * @param more what else the run depends on beside the words and the current folder
     * @return the exit status
     */
    public int run(boolean wanted, String more, FileTree tree, Run run) {
        boolean readsWords = words.stream().anyMatch(word -> word.startsWith("@"));
        if (memory.isEmpty() || !wanted || readsWords) {
            return run.over(tree, console).status();
        }
        String command = String.join("\0", words) + "\0" + Path.of("").toAbsolutePath() + "\0" + more;
        return memory.get().run(command, tree, console, run);
    }
}
