package org.bsplint.syntax.kconfig;

import java.util.List;

/** A Kconfig expression over names and texts. Chains of {@code &&} and {@code ||} are flat lists. */
public sealed interface Expression {
    /** A name, or a constant in quotes. */
    record Word(String text, boolean quoted) implements Expression {}

    record Not(Expression operand) implements Expression {}

    record And(List<Expression> operands) implements Expression {
        public And {
            operands = List.copyOf(operands);
        }
    }

    record Or(List<Expression> operands) implements Expression {
        public Or {
            operands = List.copyOf(operands);
        }
    }

    /** {@code left operator right}, operator one of {@code = != < <= > >=}. */
    record Compare(String operator, Word left, Word right) implements Expression {}
}
