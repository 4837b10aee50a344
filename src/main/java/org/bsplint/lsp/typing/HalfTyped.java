package org.bsplint.lsp.typing;

import java.util.List;
import java.util.stream.Stream;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.SourceFile;

/**
 * A buffer in which a line is half typed. The real tool stops there; who types wants the rest judged all the same.
 *
 * @param mended the file with the broken lines empty, all else in the line where it was: as long as such a line is typed, it
 *     stays the same text, and nothing of the project is evaluated again
 * @param errors what the tool would say of the file as it is
 */
public record HalfTyped(SourceFile mended, List<Diagnostic> errors) {
    public HalfTyped {
        errors = List.copyOf(errors);
    }

    /**
     * A file whose broken lines are left out.
     *
     * @param blanked its text with all characters of those lines {@link #blanked}
     */
    static HalfTyped of(SourceFile file, String blanked, List<Diagnostic> errors) {
        String text = file.text();
        StringBuilder mended = new StringBuilder(text.length());
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            if (text.regionMatches(start, blanked, start, end - start)) {
                mended.append(text, start, end);
            } else {
                mended.append(blanked.substring(start, end).replace(" ", "").replace("\t", ""));
            }
            start = end;
        }
        return new HalfTyped(SourceFile.of(file.path(), mended.toString()), errors);
    }

    /** This file, of which other lines were mended before. */
    HalfTyped after(HalfTyped first) {
        return new HalfTyped(
                mended, Stream.concat(first.errors.stream(), errors.stream()).toList());
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
