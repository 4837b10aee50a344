package org.bsplint.eval.yocto;

import org.bsplint.eval.bitbake.file.BitbakeFiles;
import org.bsplint.eval.bitbake.python.InlinePython;
import org.bsplint.eval.bitbake.python.run.Surroundings;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.TreeMemory;
import org.bsplint.syntax.bitbake.Dialect;

/**
 * What successive openings of one project's workspaces share: parsed files by their content, the configuration as long as no
 * file that it read changes, each recipe as long as none of its own does. Safe for several threads.
 */
public final class WorkspaceMemory {
    /** A configuration for each image, and the one before the last key. */
    private static final int MAX_OPENINGS = 6;

    private final BitbakeFiles parsed = new BitbakeFiles(new MemoryTree(java.util.Map.of()), Dialect.MASTER);
    private final InlinePython python = new InlinePython(Surroundings.none());
    private final TreeMemory<YoctoRequest, Opening> openings = new TreeMemory<>(MAX_OPENINGS);

    Opening open(FileTree tree, YoctoRequest request) {
        return openings.of(request, tree, asked -> Opening.of(asked, request, parsed, python));
    }
}
