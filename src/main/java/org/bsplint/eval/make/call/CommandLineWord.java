package org.bsplint.eval.make.call;

import java.util.List;
import java.util.Optional;
import org.bsplint.diagnostic.Related;
import org.bsplint.source.Span;
import org.bsplint.syntax.make.Statement.Operator;
import org.bsplint.syntax.make.VariableHead;
import org.bsplint.value.Text;

/**
 * A word of make's command line that sets a variable: {@code CFG_X=y}, {@code A:=$(B)}.
 *
 * @param operator {@code =}, {@code :=}, {@code ?=}, {@code +=} or {@code !=}
 * @param value not expanded; may have holes where what builds the command line is not known
 * @param place where the word is written, if a file says it (a recipe's EXTRA_OEMAKE, a {@code build.mk})
 * @param note a remark for the variable's history
 * @param via the way that led there, outermost first
 */
public record CommandLineWord(
        String name, String operator, Text value, Optional<Span> place, String note, List<Related> via) {
    public CommandLineWord {
        via = List.copyOf(via);
    }

    public static CommandLineWord of(String name, String value) {
        return new CommandLineWord(name, "=", Text.of(value), Optional.empty(), "", List.of());
    }

    /** The word's parts; empty for a word that sets nothing (a goal). */
    public static Optional<CommandLineWord> parse(String word) {
        return VariableHead.ofWord(word)
                .map(head -> new CommandLineWord(
                        head.name(), head.operator().sign(), Text.of(head.value()), Optional.empty(), "", List.of()));
    }

    /** The same word, written at a place that was reached by a way. */
    public CommandLineWord at(Span span, List<Related> path) {
        return new CommandLineWord(name, operator, value, Optional.of(span), note, path);
    }

    /** The operator as the grammar knows it. */
    public Operator sign() {
        for (Operator known : Operator.values()) {
            if (known.sign().equals(operator)) {
                return known;
            }
        }
        return operator.equals("::=") ? Operator.SIMPLE : Operator.RECURSIVE;
    }
}
