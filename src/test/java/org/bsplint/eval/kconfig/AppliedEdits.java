package org.bsplint.eval.kconfig;

import java.util.Comparator;
import java.util.List;
import org.bsplint.diagnostic.Edit;
import org.bsplint.source.SourceFile;

/** The edits of a fix, put into a file. */
final class AppliedEdits {
    private AppliedEdits() {}

    static SourceFile to(SourceFile file, List<Edit> edits) {
        String text = file.text();
        List<Edit> backwards = edits.stream()
                .filter(edit -> edit.file().equals(file.path()))
                .sorted(Comparator.comparingInt(Edit::startLine).reversed())
                .toList();
        for (Edit edit : backwards) {
            int start = file.lines().offset(edit.startLine(), edit.startColumn());
            int end = file.lines().offset(edit.endLine(), edit.endColumn());
            text = text.substring(0, start) + edit.text() + text.substring(end);
        }
        return SourceFile.of(file.path(), text);
    }
}
