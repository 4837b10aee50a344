package org.bsplint.eval.bitbake.file;

import java.util.ArrayList;
import java.util.List;
import org.bsplint.syntax.bitbake.Blanks;
import org.bsplint.value.Text;

/** Splits a partly known text at its known blanks; a word that touches a hole is not known. */
final class Words {
    private Words() {}

    static List<Text> of(Text text) {
        List<Text> words = new ArrayList<>();
        Text.Builder word = new Text.Builder();
        for (Text.Segment segment : text.segments()) {
            if (!(segment instanceof Text.Literal literal)) {
                word.append(Text.unknown(((Text.Hole) segment).causes()));
                continue;
            }
            for (int i = 0; i < literal.text().length(); i++) {
                char c = literal.text().charAt(i);
                if (Blanks.isBlank(c)) {
                    words.add(word.build());
                    word = new Text.Builder();
                } else {
                    word.append(c);
                }
            }
        }
        words.add(word.build());
        words.removeIf(Text::isEmpty);
        return words;
    }
}
