package org.bsplint.eval.kconfig.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.value.Cause;
import org.jspecify.annotations.Nullable;

/**
 * A node of the graph: a symbol with all its definitions, a choice, or a constant. Filled while the tree is read, not
 * changed afterwards.
 */
public final class Symbol {
    /** Somebody selects or implies this symbol while {@code condition} (which includes the selecting symbol) holds. */
    public record Reverse(Property property, Expr condition) {}

    final String name;
    final int index;
    final boolean constant;
    SymbolType type = SymbolType.UNKNOWN;
    final List<Property> properties = new ArrayList<>();
    final List<Node> nodes = new ArrayList<>();
    /** Dependencies of the definitions: one holds, or there is none. */
    final List<Expr> dependencies = new ArrayList<>();

    final List<Reverse> selectedBy = new ArrayList<>();
    final List<Reverse> impliedBy = new ArrayList<>();

    /** For a choice: its members in order. */
    final List<Symbol> members = new ArrayList<>();

    @Nullable
    Symbol choice;

    boolean isChoice;
    boolean isOptional;
    boolean isNeverWritten;

    /** For a constant that hangs on the build host: the values it may have. */
    int possible;

    Optional<Cause> cause = Optional.empty();

    Symbol(String name, int index, boolean constant) {
        this.name = name;
        this.index = index;
        this.constant = constant;
    }

    public String name() {
        return name;
    }

    /** Place in {@link Graph#all()}. */
    public int index() {
        return index;
    }

    public boolean isConstant() {
        return constant;
    }

    public SymbolType type() {
        return type;
    }

    /** What all definitions say, in file order. */
    public List<Property> properties() {
        return properties;
    }

    /** The places where it is defined, in file order. */
    public List<Node> nodes() {
        return nodes;
    }

    /** The dependencies of the definitions that have any: one has to hold. */
    public List<Expr> dependencies() {
        return dependencies;
    }

    public List<Reverse> selectedBy() {
        return selectedBy;
    }

    public List<Reverse> impliedBy() {
        return impliedBy;
    }

    public List<Symbol> members() {
        return members;
    }

    /** The choice that it is a member of. */
    public Optional<Symbol> choice() {
        return Optional.ofNullable(choice);
    }

    public boolean isChoice() {
        return isChoice;
    }

    /** A choice that may have no member set. */
    public boolean isOptional() {
        return isOptional;
    }

    public boolean isNeverWritten() {
        return isNeverWritten;
    }

    /** The values that a constant of unknown text may have, as a set of {@link Tri}. */
    public int possible() {
        return possible;
    }

    /** Why a constant's text is not known; empty for all others. */
    public Optional<Cause> cause() {
        return cause;
    }

    public boolean isMember() {
        return choice != null;
    }

    public boolean isDefined() {
        return !nodes.isEmpty() && !isChoice;
    }

    /** A constant whose text is only known at build time. */
    public boolean isUnknown() {
        return cause.isPresent();
    }

    public boolean hasPrompt() {
        return properties.stream().anyMatch(property -> property.kind == Property.Kind.PROMPT);
    }

    public String option() {
        return "CONFIG_" + name;
    }

    @Override
    public String toString() {
        return isChoice ? "<choice>" : name;
    }
}
