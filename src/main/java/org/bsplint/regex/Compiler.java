package org.bsplint.regex;

import java.util.ArrayList;
import java.util.List;
import org.bsplint.regex.Expression.Greed;

/** Makes the steps of an expression, from its end to its begin. */
final class Compiler {
    private int slots;

    /** How many places a run has to keep. */
    int slots() {
        return slots;
    }

    Node node(Expression expression, Node next) {
        if (expression instanceof Expression.Chars chars) {
            return new Nodes.One(chars.set(), next);
        } else if (expression instanceof Expression.Text text) {
            return new Nodes.Letters(text.text(), next);
        } else if (expression instanceof Expression.Sequence sequence) {
            Node node = next;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                node = node(sequence.parts().get(i), node);
            }
            return node;
        } else if (expression instanceof Expression.Choice choice) {
            List<Node> branches = new ArrayList<>();
            choice.branches().forEach(branch -> branches.add(node(branch, next)));
            return new Nodes.Branches(branches);
        } else if (expression instanceof Expression.Group group) {
            int slot = slots++;
            return new Nodes.Open(slot, node(group.body(), new Nodes.Close(group.number(), slot, next)));
        } else if (expression instanceof Expression.Repeat repeat) {
            return repeated(repeat, next);
        } else if (expression instanceof Expression.Look look) {
            return look(look, next);
        } else if (expression instanceof Expression.Atomic atomic) {
            return new Nodes.Alone(node(atomic.body(), new Nodes.Accept()), next);
        } else if (expression instanceof Expression.Reference reference) {
            return new Nodes.Same(reference.number(), reference.anyCase(), next);
        }
        return new At((Expression.Place) expression, next);
    }

    private Node repeated(Expression.Repeat repeat, Node next) {
        Expression body = repeat.body();
        if (body instanceof Expression.Chars chars) {
            return new Nodes.Many(chars.set(), repeat.min(), repeat.max(), repeat.greed(), next);
        }
        if (body instanceof Expression.Text text
                && text.text().length() == 1
                && text.text().charAt(0) < 128) {
            CharSet one = CharSet.of(text.text() + text.text());
            return new Nodes.Many(one, repeat.min(), repeat.max(), repeat.greed(), next);
        }
        boolean lazy = repeat.greed() == Greed.LAZY;
        if (repeat.min() == 0 && repeat.max() == 1) {
            Node once = node(body, next);
            return new Nodes.Branches(lazy ? List.of(next, once) : List.of(once, next));
        }
        Nodes.Loop loop = new Nodes.Loop(slots++, repeat.min(), repeat.max(), lazy, next);
        loop.body(node(body, new Nodes.Again(loop)));
        return loop;
    }

    private Node look(Expression.Look look, Node next) {
        if (!look.behind()) {
            return new Nodes.Ahead(node(look.body(), new Nodes.Accept()), look.negative(), next);
        }
        int slot = slots++;
        return new Nodes.Behind(
                node(look.body(), new Nodes.AcceptAt(slot)),
                slot,
                look.body().least(),
                look.body().most(),
                look.negative(),
                next);
    }
}
