package org.bsplint.lsp.typing;

import java.util.List;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.SourceFile;

/**
 * A buffer in which a line is half typed. The real tool stops there; who types wants the rest judged all the same.
 *
 * @param mended the file with the broken lines blank, all else where it was
 * @param errors what the tool would say of the file as it is
 */
public record HalfTyped(SourceFile mended, List<Diagnostic> errors) {
    public HalfTyped {
        errors = List.copyOf(errors);
    }

    /** The text with this stretch blank, line ends kept. */
    static String blanked(String text, int start, int end) {
        StringBuilder blank = new StringBuilder(text);
        for (int at = start; at < end; at++) {
            if (text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                blank.setCharAt(at, ' ');
            }
        }
        return blank.toString();
    }
}
