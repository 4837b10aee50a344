package org.bsplint.assembly;

import java.util.Optional;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.project.Inputs;
import org.bsplint.project.ProjectSettings;
import org.bsplint.source.FileTree;
import org.bsplint.source.SourceFile;

/** What one assembly works on, and its diary. */
record Project(FileTree tree, ProjectSettings settings, Inputs inputs, KnowledgeBase knowledge, Diary diary) {
    Optional<SourceFile> read(String path) {
        return diary.read(tree, path);
    }
}
