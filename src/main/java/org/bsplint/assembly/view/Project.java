package org.bsplint.assembly.view;

import java.util.Optional;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.project.Inputs;
import org.bsplint.project.ProjectSettings;
import org.bsplint.source.FileTree;
import org.bsplint.source.SourceFile;

/** What one assembly works on, and its diary. */
public record Project(FileTree tree, ProjectSettings settings, Inputs inputs, KnowledgeBase knowledge, Diary diary) {
    /** The same project with other eyes: what is asked of its files, and what is met, is told to these. */
    public Project with(FileTree asked, Diary told) {
        return new Project(asked, settings, inputs, knowledge, told);
    }

    /** The same with what is known of one vendor's builds. */
    public Project of(String vendor) {
        return new Project(tree, settings, inputs, knowledge.of(vendor), diary);
    }

    public Optional<SourceFile> read(String path) {
        return diary.read(tree, path);
    }
}
