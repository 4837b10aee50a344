package org.bsplint.eval.hush;

import java.util.List;
import java.util.Optional;
import org.bsplint.source.Span;
import org.bsplint.syntax.hush.Statement;
import org.bsplint.syntax.hush.Word;
import org.bsplint.value.Value;

final class ModernExpansion implements Expansion {
    private final OldExpansion as;

    ModernExpansion(Run run) {
        this.as = new OldExpansion(run);
    }

    @Override
    public Status run(Statement.Simple simple, Place place, Span span) {
        return as.run(simple, place, span);
    }

    @Override
    public Optional<List<Tapes.Element>> elements(List<Word> words) {
        return as.elements(words);
    }

    @Override
    public String name(List<Word> words) {
        return as.name(words);
    }

    @Override
    public void assign(String name, Value value) {
        as.assign(name, value);
    }

    @Override
    public Status assignElement(String name, Tapes.Element element, Span span) {
        return as.assignElement(name, element, span);
    }
}
