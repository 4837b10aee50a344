package org.bsplint.eval.make;

import java.util.List;
import java.util.Optional;
import org.bsplint.syntax.make.Statement;

/**
 * One branch of a conditional.
 *
 * @param test empty for a plain {@code else}
 * @param from index of its first line
 * @param to index after its last line
 */
record Arm(Optional<Statement.Test> test, int from, int to) {
    /** Collects the arms of the conditional that starts at line {@code at}; gives the index of its {@code endif}, or -1. */
    static int find(Frame frame, int at, int to, List<Arm> arms, char prefix) {
        Optional<Statement.Test> test = testOf(frame.line(at).statement());
        int from = at + 1;
        int depth = 0;
        int next = at + 1;
        while (next < to) {
            if (frame.line(next).raw().isEmpty() || frame.isRecipe(next, prefix)) {
                next++;
                continue;
            }
            Statement statement = frame.line(next).statement();
            if (statement instanceof Statement.Define) {
                next = Reader.skipDefinition(frame, next, to, prefix);
                continue;
            }
            if (statement instanceof Statement.If) {
                depth++;
            } else if (statement instanceof Statement.Endif && depth-- == 0) {
                arms.add(new Arm(test, from, next));
                return next;
            } else if (statement instanceof Statement.Else && depth == 0) {
                arms.add(new Arm(test, from, next));
                test = testOf(statement);
                from = next + 1;
            }
            next++;
        }
        return -1;
    }

    private static Optional<Statement.Test> testOf(Statement statement) {
        if (statement instanceof Statement.If start) {
            return Optional.of(start.test());
        }
        return statement instanceof Statement.Else other ? other.test() : Optional.empty();
    }
}
