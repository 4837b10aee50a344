package org.bsplint.eval.bitbake.python.run;

import java.util.List;
import java.util.Optional;
import org.bsplint.value.Truth;

/** What Python sees of the world besides the datastore: files and folders, and modules that layers bring along. */
public interface Surroundings {
    /** {@code os.path.isfile}; unknown for places that the analysed files do not show. */
    public Truth isFile(String path);

    /** {@code os.path.isdir}. */
    public Truth isDirectory(String path);

    /** {@code os.listdir}, sorted; empty if it is unknown or no directory. */
    public Optional<List<String>> list(String path);

    /** Text of a file that the analysed tree holds. */
    public Optional<String> read(String path);

    /** Source text of a module that a layer brings along in {@code lib/} ({@code oe.utils}). */
    public Optional<String> module(String name);

    /** Nothing is known of any file. */
    public static Surroundings none() {
        return new Surroundings() {
            @Override
            public Truth isFile(String path) {
                return Truth.UNKNOWN;
            }

            @Override
            public Truth isDirectory(String path) {
                return Truth.UNKNOWN;
            }

            @Override
            public Optional<List<String>> list(String path) {
                return Optional.empty();
            }

            @Override
            public Optional<String> read(String path) {
                return Optional.empty();
            }

            @Override
            public Optional<String> module(String name) {
                return Optional.empty();
            }
        };
    }
}
