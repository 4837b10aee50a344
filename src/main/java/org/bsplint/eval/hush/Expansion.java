package org.bsplint.eval.hush;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.source.Span;
import org.bsplint.syntax.hush.Statement;
import org.bsplint.syntax.hush.Tape;
import org.bsplint.syntax.hush.Word;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/** How a shell turns the words of a command into assignments and arguments, and runs it. */
interface Expansion {
    /** Runs a simple command; its status. */
    Status run(Statement.Simple simple, Place place, Span span);

    /** The words of a {@code for} list; empty if not all are known. */
    Optional<List<Tapes.Element>> elements(List<Word> words);

    /** The variable of a {@code for}. */
    String name(List<Word> words);

    /** Sets a local variable. */
    void assign(String name, Value value);

    /** Sets the variable of a {@code for} to the next of its list; a name that is none is run as a command. */
    Status assignElement(String name, Tapes.Element element, Span span);

    /** Words of a command that does not run: variables stay unknown. */
    default List<Text> unexpanded(List<Word> words, Span span) {
        Cause cause = Cause.of(Cause.Kind.UNSUPPORTED, "not run", span);
        return words.stream().map(word -> unexpanded(word, cause)).toList();
    }

    private static Text unexpanded(Word word, Cause cause) {
        Text.Builder text = new Text.Builder();
        for (Word.Part part : word.parts()) {
            boolean plain = part instanceof Word.Chars chars && !chars.text().hasHoles();
            text.append(plain ? Text.of(((Word.Chars) part).text().toString()) : Text.unknown(Set.of(cause)));
        }
        return text.build();
    }

    /** {@code name=value}: the name, if this word assigns. */
    static Optional<String> assigned(Tape word) {
        int length = 0;
        while (isNameCode(word.at(length), length)) {
            length++;
        }
        return length > 0 && word.at(length) == '='
                ? Optional.of(word.slice(0, length).toString())
                : Optional.empty();
    }

    private static boolean isNameCode(int code, int index) {
        boolean letter = code >= 'a' && code <= 'z' || code >= 'A' && code <= 'Z';
        return letter || index > 0 && (code >= '0' && code <= '9' || code == '_');
    }
}
