package org.bsplint.syntax.hush;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A compound being read by the modern shell, or the list around all ({@code struct parse_context}). */
final class ModernContext {
    private record Placed(Step step, Optional<Keyword> after) {}

    final int start;
    Optional<Keyword> keyword = Optional.empty();
    /** The opening word of this compound. */
    Optional<Keyword> opening = Optional.empty();

    Set<Keyword> allowed = Set.of();
    boolean inverted;

    private final List<Placed> placed = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private Optional<Statement> group = Optional.empty();
    private int groupStart;

    ModernContext(int start) {
        this.start = start;
    }

    boolean hasWords() {
        return !words.isEmpty();
    }

    boolean hasGroup() {
        return group.isPresent();
    }

    boolean isNullCommand() {
        return words.isEmpty() && group.isEmpty();
    }

    /** Nothing was read in this list yet. */
    boolean isEmpty() {
        return placed.isEmpty() && isNullCommand();
    }

    boolean takesKeyword() {
        return words.isEmpty()
                && keyword.filter(word -> word == Keyword.FOR || word == Keyword.IN)
                        .isEmpty();
    }

    void add(Word word) {
        words.add(word);
    }

    void group(Statement statement, int from) {
        group = Optional.of(statement);
        groupStart = from;
    }

    /** {@code done_pipe}: an empty place is kept only after {@code for} and {@code in}. */
    void endPipe(Step.Joint joint, int end) {
        boolean notSticky = keyword.filter(word -> word == Keyword.FOR || word == Keyword.IN)
                .isPresent();
        if (isNullCommand() && !notSticky) {
            return;
        }
        Optional<Statement> statement = words.isEmpty() ? group : Optional.of(new Statement.Simple(words));
        int from = words.isEmpty()
                ? group.map(any -> groupStart).orElse(end)
                : words.get(0).start();
        int to = words.isEmpty() ? end : words.get(words.size() - 1).end();
        if (inverted) {
            statement = statement.map(Statement.Not::new);
        }
        placed.add(new Placed(new Step(statement, joint, from, to), keyword));
        words.clear();
        group = Optional.empty();
        inverted = false;
        if (notSticky) {
            keyword = Optional.empty();
        }
    }

    List<Step> steps() {
        return placed.stream().map(Placed::step).toList();
    }

    Statement compound() {
        Keyword first = opening.orElse(Keyword.IF);
        return switch (first) {
            case WHILE, UNTIL -> new Statement.Loop(first == Keyword.UNTIL, after(first), after(Keyword.DO));
            case FOR ->
                new Statement.For(
                        words(after(Keyword.FOR)),
                        words(after(Keyword.IN)),
                        after(Keyword.DO),
                        after(Keyword.FOR).size() == 1
                                && after(Keyword.IN).size() <= 1
                                && placed.stream()
                                        .allMatch(place -> place.after().isPresent()));
            default -> new Statement.If(sections());
        };
    }

    private List<Step> after(Keyword wanted) {
        return placed.stream()
                .filter(place -> place.after().filter(wanted::equals).isPresent())
                .map(Placed::step)
                .toList();
    }

    private static List<Word> words(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> step.statement().stream())
                .flatMap(statement -> statement instanceof Statement.Simple simple
                        ? simple.words().stream()
                        : java.util.stream.Stream.empty())
                .toList();
    }

    /** An unclosed compound, each part of which runs at most once. */
    List<Section> onceOnly() {
        Keyword first = opening.orElse(Keyword.IF);
        return first == Keyword.IF
                ? sections()
                : List.of(new Section(Keyword.IF, after(first)), new Section(Keyword.THEN, after(Keyword.DO)));
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        Keyword current = Keyword.IF;
        for (Placed place : placed) {
            Keyword after = place.after().orElse(current);
            if (after != current) {
                sections.add(new Section(current, steps));
                steps = new ArrayList<>();
                current = after;
            }
            steps.add(place.step());
        }
        sections.add(new Section(current, steps));
        return sections;
    }
}
