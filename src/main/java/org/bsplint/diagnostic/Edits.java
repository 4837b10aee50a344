package org.bsplint.diagnostic;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;

/** Applies edits to texts; nothing is written. */
public final class Edits {
    private Edits() {}

    /** The whole new text of each file that the edits touch, by path; a file that does not exist yet starts empty. */
    public static Map<String, String> apply(FileTree files, List<Edit> edits) {
        Map<String, String> texts = new TreeMap<>();
        for (Edit edit : edits.stream().sorted(BACKWARDS).toList()) {
            String path = Paths.normalize(edit.file());
            String before = texts.containsKey(path)
                    ? texts.get(path)
                    : files.read(path).map(SourceFile::text).orElse("");
            texts.put(path, apply(SourceFile.of(path, before), edit));
        }
        return texts;
    }

    /** From the end of each file to its start, so that places stay true. */
    private static final Comparator<Edit> BACKWARDS = Comparator.comparing(Edit::file)
            .thenComparing(Comparator.comparingInt(Edit::startLine).reversed())
            .thenComparing(Comparator.comparingInt(Edit::startColumn).reversed());

    private static String apply(SourceFile file, Edit edit) {
        int start = offset(file, edit.startLine(), edit.startColumn());
        int end = Math.max(start, offset(file, edit.endLine(), edit.endColumn()));
        return file.text().substring(0, start) + edit.text() + file.text().substring(end);
    }

    /** A line after the last one is the end of the file. */
    private static int offset(SourceFile file, int line, int column) {
        return line > file.lines().count() ? file.text().length() : file.lines().offset(line, column);
    }
}
