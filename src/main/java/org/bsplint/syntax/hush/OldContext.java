package org.bsplint.syntax.hush;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A compound being read, or the list around all of them ({@code struct p_context} of cli_hush.c). */
final class OldContext {
    /** A finished place and the reserved word it stands after. */
    private record Placed(
            Step step, @org.jspecify.annotations.Nullable Keyword after) {}

    final int start;
    /** The reserved word that what is read now stands after; null outside compounds. */
    @org.jspecify.annotations.Nullable
    Keyword keyword;

    Set<Keyword> allowed = Set.of();
    /** A reserved word stood where it does not belong. */
    boolean stray;

    private final List<Placed> placed = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private Optional<Statement> compound = Optional.empty();
    private int compoundStart;
    private int stepStart = -1;

    OldContext(int start) {
        this.start = start;
    }

    boolean hasWords() {
        return !words.isEmpty();
    }

    boolean hasCompound() {
        return compound.isPresent();
    }

    void add(Word word) {
        words.add(word);
    }

    void compound(Statement statement, int from) {
        compound = Optional.of(statement);
        compoundStart = from;
    }

    /** {@code done_pipe}: what was read up to here is one place of the list. */
    void endStep(Step.Joint joint, int end) {
        Optional<Statement> statement = words.isEmpty() ? compound : Optional.of(new Statement.Simple(words));
        int from = !words.isEmpty() ? words.get(0).start() : compound.isPresent() ? compoundStart : end;
        int to = !words.isEmpty() ? words.get(words.size() - 1).end() : end;
        placed.add(new Placed(new Step(statement, joint, from, to), keyword));
        words.clear();
        compound = Optional.empty();
    }

    List<Step> steps() {
        return placed.stream().map(Placed::step).toList();
    }

    /** What a closing word makes of the places read. */
    Statement compound() {
        Keyword opening = placed.isEmpty() ? Keyword.IF : firstKeyword();
        return switch (opening) {
            case WHILE, UNTIL -> new Statement.Loop(opening == Keyword.UNTIL, after(opening), after(Keyword.DO));
            case FOR -> loopOverWords();
            default -> new Statement.If(sections());
        };
    }

    private Keyword firstKeyword() {
        Keyword first = placed.get(0).after();
        return first == null ? Keyword.IF : first;
    }

    private List<Step> after(Keyword wanted) {
        return placed.stream()
                .filter(place -> place.after() == wanted)
                .map(Placed::step)
                .toList();
    }

    private Statement loopOverWords() {
        List<Step> names = after(Keyword.FOR);
        List<Step> lists = after(Keyword.IN);
        boolean wellFormed = names.size() == 1
                && !lists.isEmpty()
                && lists.stream().skip(1).noneMatch(step -> step.statement().isPresent());
        return new Statement.For(words(names), words(lists), after(Keyword.DO), wellFormed);
    }

    private static List<Word> words(List<Step> steps) {
        return steps.stream()
                .limit(1)
                .flatMap(step -> step.statement().stream())
                .flatMap(statement -> statement instanceof Statement.Simple simple
                        ? simple.words().stream()
                        : java.util.stream.Stream.empty())
                .toList();
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        Keyword current = Keyword.IF;
        for (Placed place : placed) {
            Keyword own = place.after();
            Keyword after = own == null ? current : own;
            if (after != current) {
                sections.add(new Section(current, steps));
                steps = new ArrayList<>();
                current = after;
            }
            steps.add(place.step());
        }
        sections.add(new Section(current, steps));
        sections.removeIf(section -> section.keyword() == Keyword.FI);
        return sections;
    }

    String opening() {
        return placed.isEmpty() && keyword != null
                ? keyword.word()
                : firstKeyword().word();
    }

    /** The words that may come next, for a message. */
    String expected() {
        return allowed.stream()
                .sorted()
                .map(next -> "`" + next.name().toLowerCase(Locale.ROOT) + "`")
                .reduce((a, b) -> a + " or " + b)
                .orElse("its end");
    }

    String hint() {
        return allowed.isEmpty() ? "" : ": " + expected() + " comes next";
    }
}
