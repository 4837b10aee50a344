package org.bsplint.assembly.view;

import java.util.Optional;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.project.Inputs;
import org.bsplint.project.ProjectSettings;
import org.bsplint.source.FileTree;
import org.bsplint.source.SourceFile;

/** What one assembly works on, and its diary. */
public record Project(FileTree tree, ProjectSettings settings, Inputs inputs, KnowledgeBase knowledge, Diary diary) {
    public Optional<SourceFile> read(String path) {
        return diary.read(tree, path);
    }
}
