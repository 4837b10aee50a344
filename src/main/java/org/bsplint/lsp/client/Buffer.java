package org.bsplint.lsp.client;

import java.util.Optional;
import org.bsplint.source.SourceFile;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/**
 * An open document as the client has it.
 *
 * @param version the client's number for this text, where it gives one
 */
public record Buffer(String text, Optional<Integer> version) {
    /** A text after one of the protocol's content changes. */
    public static String apply(String text, TextDocumentContentChangeEvent change) {
        if (change.getRange() == null) {
            return change.getText();
        }
        SourceFile file = SourceFile.of("", text);
        int start = offset(file, change.getRange().getStart());
        int end = Math.max(start, offset(file, change.getRange().getEnd()));
        return text.substring(0, start) + change.getText() + text.substring(end);
    }

    /** A line past the last one is the end of the text. */
    private static int offset(SourceFile file, org.eclipse.lsp4j.Position position) {
        return position.getLine() >= file.lines().count()
                ? file.text().length()
                : file.lines().offset(position.getLine() + 1, position.getCharacter() + 1);
    }
}
