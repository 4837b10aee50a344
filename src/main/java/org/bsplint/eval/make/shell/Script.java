package org.bsplint.eval.make.shell;

import java.util.List;
import java.util.Optional;

/** A parsed command line (POSIX.1-2017, Shell Command Language, 2.9), as far as it is understood. */
sealed interface Script {
    /** Commands one after the other; the status is the last one's. */
    record Sequence(List<Script> commands) implements Script {}

    /** {@code left && right}, or with {@code isOr} {@code left || right}. */
    record Conditional(Script left, Script right, boolean isOr) implements Script {}

    record Pipeline(List<Script> commands, boolean isNegated) implements Script {}

    record If(Script condition, Script then, Optional<Script> otherwise) implements Script {}

    /** {@code for name in words}. */
    record For(String name, List<Word> words, Script body) implements Script {}

    /**
     * A program or built-in with its arguments.
     *
     * @param assignments variables set before it
     */
    record Simple(List<Assignment> assignments, List<Word> words, Redirections redirections) implements Script {}

    record Assignment(String name, Word value) {}

    /** Where a command's output goes, as far as that matters to what the whole prints. */
    record Redirections(boolean dropsOutput, boolean dropsErrors, boolean mergesErrors, boolean writesFile) {
        static final Redirections NONE = new Redirections(false, false, false, false);
    }

    /** A word before expansion. */
    record Word(List<Piece> pieces) {}

    /** A stretch of a word; what is quoted is not split into fields. */
    sealed interface Piece {}

    record Text(String text, boolean isQuoted) implements Piece {}

    /** {@code $name}, {@code ${name:-otherwise}}. */
    record Parameter(String name, Optional<Word> otherwise, boolean isQuoted) implements Piece {}

    record Arithmetic(Word expression) implements Piece {}

    record Substitution(Script script, boolean isQuoted) implements Piece {}
}
