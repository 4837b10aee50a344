package org.bsplint.eval.hush;

import java.util.Optional;
import org.bsplint.source.Span;
import org.bsplint.syntax.hush.Chunk;
import org.bsplint.syntax.hush.Dialect;
import org.bsplint.syntax.hush.ModernReader;
import org.bsplint.syntax.hush.OldReader;
import org.bsplint.syntax.hush.Reader;
import org.bsplint.syntax.hush.Tape;

/** Reads and runs a text chunk by chunk ({@code parse_stream_outer}). */
final class Texts {
    private final Run run;

    Texts(Run run) {
        this.run = run;
    }

    /**
     * @param script a script is read line by line, a variable's value whole
     * @return the status of the text: only 0 and 1 are told apart unless {@code exit} gave it
     */
    Status run(Tape text, Place place, boolean script) {
        if (text.isEmpty()) {
            return Status.OK;
        }
        Reader reader = reader(text, script);
        Status code = Status.ONE;
        for (Optional<Chunk> chunk = reader.next(); chunk.isPresent(); chunk = reader.next()) {
            if (chunk.get().fault().isPresent()) {
                fault(chunk.get().fault().get(), place);
                if (chunk.get().steps().isEmpty()) {
                    stop(chunk.get().fault().get(), script);
                    return code.asFlag();
                }
            }
            new Interpreter(run, place).list(chunk.get().steps());
            if (!run.state().isRunning()) {
                run.skippedRest(reader, place);
                return run.state().status;
            }
            code = run.state().result;
        }
        return code.asFlag();
    }

    private Reader reader(Tape text, boolean script) {
        if (run.shell().dialect() == Dialect.MODERN) {
            return new ModernReader(text);
        }
        return new OldReader(text, script ? OldReader.Mode.SCRIPT : OldReader.Mode.VALUE);
    }

    private void fault(Chunk.Fault fault, Place place) {
        Span span = place.span(fault.offset(), fault.offset() + 1);
        run.syntax(span, "syntax error: " + fault.message());
        run.traps().ranBefore(span);
    }

    /** A syntax error in a script stops its caller too, one in a value only that value; the modern shell may give up. */
    private void stop(Chunk.Fault fault, boolean script) {
        boolean resets = run.shell().dialect() == Dialect.MODERN;
        if ((script || resets) && !fault.atEnd()) {
            run.state().flow = State.Flow.DEAD;
        }
    }
}
