package org.bsplint.lsp;

import java.nio.file.Path;
import org.bsplint.assembly.Assembler;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.engine.RuleBook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the editor start from: the founding case in a folder of its own, open and not looked at yet. */
class FoundingProject {
    @TempDir
    Path root;

    Project project;

    @BeforeEach
    final void openFoundingCase() throws Exception {
        ServerTest.foundingCase(root);
        project = new Project(root, new Assembler(KnowledgeBase.load()), RuleBook.prepared(""), () -> false);
    }
}
