package org.bsplint.eval.hush;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.eval.hush.expression.TestCommand;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.hush.Chunk;
import org.bsplint.syntax.hush.Dialect;
import org.bsplint.syntax.hush.Keyword;
import org.bsplint.syntax.hush.Section;
import org.bsplint.syntax.hush.Statement;
import org.bsplint.syntax.hush.Step;
import org.bsplint.syntax.hush.Tape;
import org.bsplint.syntax.hush.Word;
import org.bsplint.value.Observation;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/**
 * Notices where the shell does something else than it looks like. Kinds of observations, all of component {@code u-boot};
 * {@code details} in brackets:
 *
 * <ul>
 *   <li>{@code shell-guard-opens-when-unset}: {@code test ${x} = yes} is true when {@code x} is unset, and an
 *       irreversible command depends on it (variable, test, guards)
 *   <li>{@code shell-test-unquoted}: the same where nothing irreversible depends on it, in a script that does something
 *       irreversible (variable, test)
 *   <li>{@code shell-test-double-equals}: {@code test a == b} is true whatever a and b are (test)
 *   <li>{@code shell-unknown-command}: a word of other shells ({@code !}, {@code [}, {@code break}) that no command has
 *       (command, instead)
 *   <li>{@code shell-line-splits-arguments}: a backslash before a line's end puts a line end into a word (command)
 *   <li>{@code shell-chain-skips-rest}: {@code a && b || c} does not run c when a fails (chain)
 *   <li>{@code shell-value-breaks-quotes}: a value's quotes make the command a syntax error (command, reason)
 *   <li>{@code shell-runs-before-syntax-error}: an irreversible command stands before a syntax error, and runs (command)
 *   <li>{@code irreversible-every-boot}: a text that runs at each boot burns or closes something (command, effect)
 *   <li>{@code script-has-crlf}: lines end in CR LF: the CR becomes part of the last word (lines)
 * </ul>
 *
 * and those of {@link FuseTraps}.
 */
final class Traps {
    private static final Span NOWHERE = SourceFile.of("", "").span(0, 0);

    private final Run run;
    private final Map<String, Observation> seen = new LinkedHashMap<>();

    Traps(Run run) {
        this.run = run;
    }

    /** Unquoted tests count only in scripts that burn something: boot scripts are full of them, to no harm. */
    List<Observation> observations() {
        boolean burns = run.commands().stream()
                .anyMatch(command -> command.reach() != Reach.NEVER
                        && run.shell().commands().irreversible(command.argv()).isPresent());
        return seen.values().stream()
                .filter(observation -> burns || !observation.kind().equals("shell-test-unquoted"))
                .toList();
    }

    private void observe(String kind, Span span, List<String> subjects, Map<String, String> details) {
        if (!run.isRehearsing()) {
            String key = kind + " " + span + subjects;
            seen.putIfAbsent(
                    key,
                    new Observation(kind, "u-boot", subjects, Optional.of(span), details, List.of(), Optional.empty()));
        }
    }

    private boolean isOld() {
        return run.shell().dialect() == Dialect.OLD;
    }

    /** Looks at a command with its arguments; {@code everyBoot} if the board runs it by itself. */
    void recorded(List<Text> argv, Span span, boolean everyBoot) {
        FuseTraps.of(argv).forEach(trap -> observe(trap.kind(), span, List.of("fuse prog"), trap.details()));
        if (everyBoot) {
            run.shell().commands().irreversible(argv).ifPresent(use -> {
                String line = String.join(" ", argv.stream().map(Text::toString).toList());
                observe(
                        "irreversible-every-boot",
                        span,
                        List.of(argv.get(0).toString()),
                        Map.of("command", line, "effect", use.effect()));
            });
        }
    }

    /** Looks at a command before its words are expanded. */
    void command(List<Word> words, Place place, Span span) {
        for (Word word : words) {
            boolean breaks = isOld()
                    && !word.quoted()
                    && word.parts().stream()
                            .anyMatch(part -> part instanceof Word.Chars chars
                                    && chars.text().indexOf('\n') >= 0);
            if (breaks) {
                observe(
                        "shell-line-splits-arguments",
                        span,
                        List.of(words.get(0).literal().strip()),
                        Map.of("command", shown(words)));
            }
        }
        if (words.size() == 4
                && words.get(0).literal().equals("test")
                && words.get(2).literal().equals("==")) {
            observe("shell-test-double-equals", span, List.of("test"), Map.of("test", shown(words)));
        }
    }

    /** Looks at a chain before it runs. */
    void chain(List<Step> chain, Place place) {
        if (chain.size() < 2) {
            return;
        }
        boolean mixed = chain.stream().anyMatch(step -> step.joint() == Step.Joint.AND)
                && chain.stream().anyMatch(step -> step.joint() == Step.Joint.OR);
        Span span = place.span(chain.get(0).start(), chain.get(chain.size() - 1).end());
        if (isOld() && mixed) {
            observe("shell-chain-skips-rest", span, List.of("&&", "||"), Map.of("chain", span.text()));
        }
        for (int i = 0; i + 1 < chain.size(); i++) {
            if (chain.get(i).joint() == Step.Joint.AND) {
                guard(chain.get(i), List.of(chain.subList(i + 1, chain.size())), place);
            }
        }
    }

    /** Looks at an {@code if} before it runs. */
    void guards(Statement.If branches, Place place) {
        List<Section> sections = branches.sections();
        for (int i = 0; i + 1 < sections.size(); i++) {
            boolean condition =
                    sections.get(i).keyword() == Keyword.IF || sections.get(i).keyword() == Keyword.ELIF;
            if (condition && sections.get(i + 1).keyword() == Keyword.THEN) {
                for (Step step : sections.get(i).steps()) {
                    guard(step, List.of(sections.get(i + 1).steps()), place);
                }
            }
        }
    }

    private void guard(Step condition, List<List<Step>> guarded, Place place) {
        if (condition.statement().isEmpty()
                || !(condition.statement().get() instanceof Statement.Simple simple)
                || !simple.words().get(0).literal().equals("test")) {
            return;
        }
        for (Word word : simple.words()) {
            Optional<String> name = bareVariable(word);
            if (name.isPresent() && maybeUnset(name.get()) && opensWithout(simple.words(), word)) {
                Span span = place.span(condition.start(), condition.end());
                Optional<String> irreversible = guarded.stream()
                        .flatMap(steps -> irreversible(steps, 0).stream())
                        .findFirst();
                Map<String, String> details = new LinkedHashMap<>();
                details.put("variable", name.get());
                details.put("test", shown(simple.words()));
                irreversible.ifPresent(command -> details.put("guards", command));
                String kind = irreversible.isPresent() ? "shell-guard-opens-when-unset" : "shell-test-unquoted";
                observe(kind, span, List.of(name.get()), details);
            }
        }
    }

    /** The variable, if the word is nothing but an unquoted one. */
    private Optional<String> bareVariable(Word word) {
        boolean bare = isOld()
                && !word.quoted()
                && word.parts().size() == 1
                && word.parts().get(0) instanceof Word.Variable;
        return bare
                ? Optional.of(((Word.Variable) word.parts().get(0)).expression().toString())
                        .filter(name -> !name.equals("?") && name.indexOf(':') < 0)
                : Optional.empty();
    }

    private boolean maybeUnset(String name) {
        Value value = run.state().variables.lookup(name);
        return OldExpansion.isEmpty(value) != Truth.FALSE;
    }

    private static boolean opensWithout(List<Word> words, Word gone) {
        List<String> argv = words.stream()
                .filter(word -> word != gone)
                .map(word -> word.literal())
                .toList();
        return argv.size() >= 3 && TestCommand.evaluate(argv) == Truth.TRUE;
    }

    /** The first irreversible command in these steps, also in the values that they run. */
    private Optional<String> irreversible(List<Step> steps, int depth) {
        return steps.stream()
                .flatMap(step -> step.statement().stream())
                .flatMap(statement -> irreversible(statement, depth).stream())
                .findFirst();
    }

    private Optional<String> irreversible(Statement statement, int depth) {
        if (statement instanceof Statement.Simple simple) {
            return irreversible(simple, depth);
        }
        if (statement instanceof Statement.If branches) {
            return branches.sections().stream()
                    .flatMap(section -> irreversible(section.steps(), depth).stream())
                    .findFirst();
        }
        if (statement instanceof Statement.Loop loop) {
            return irreversible(loop.body(), depth);
        }
        return statement instanceof Statement.For loop ? irreversible(loop.body(), depth) : Optional.empty();
    }

    private Optional<String> irreversible(Statement.Simple simple, int depth) {
        List<Word> words = simple.words();
        String name = words.get(0).literal();
        if (name.equals("run") && words.size() > 1 && depth < 5) {
            Value value = run.state().variables.environment(words.get(1).literal());
            return value.asKnown()
                    .flatMap(text -> new org.bsplint.syntax.hush.OldReader(
                                    Tape.of(text), org.bsplint.syntax.hush.OldReader.Mode.VALUE)
                            .next()
                            .flatMap(chunk -> irreversible(chunk.steps(), depth + 1)));
        }
        List<Text> argv = run.expansion().unexpanded(words, Traps.NOWHERE);
        return run.shell().commands().irreversible(argv).isPresent() ? Optional.of(shown(words)) : Optional.empty();
    }

    void unknownCommand(String name, Span span) {
        if (!CommandTable.isForeign(name)) {
            return;
        }
        String instead = switch (name) {
            case "!" -> "swap the branches, or use `test ! …`";
            case "[", "[[" -> "use `test`";
            case "break", "continue" -> "guard the rest of the loop's body with `if`";
            default -> "write it without";
        };
        observe("shell-unknown-command", span, List.of(name), Map.of("command", name, "instead", instead));
    }

    void brokenByValue(List<Word> words, Span span, Chunk.Fault fault) {
        observe(
                "shell-value-breaks-quotes",
                span,
                List.of(words.get(0).literal()),
                Map.of("command", shown(words), "reason", fault.message()));
    }

    /** At a syntax error: what cannot be taken back has run before. */
    void ranBefore(Span error) {
        for (RunCommand command : run.commands()) {
            if (command.reach() != Reach.NEVER
                    && run.shell().commands().irreversible(command.argv()).isPresent()) {
                observe(
                        "shell-runs-before-syntax-error",
                        command.span(),
                        List.of(command.argv().get(0).toString()),
                        Map.of("command", command.line(), "error", error.toString()));
            }
        }
    }

    void carriageReturns(Span first, long lines) {
        observe("script-has-crlf", first, List.of(first.path()), Map.of("lines", Long.toString(lines)));
    }

    private String shown(List<Word> words) {
        return String.join(" ", words.stream().map(Traps::shown).toList());
    }

    private static String shown(Word word) {
        StringBuilder text = new StringBuilder();
        for (Word.Part part : word.parts()) {
            if (part instanceof Word.Chars chars) {
                text.append(chars.text());
            } else if (part instanceof Word.Variable variable) {
                text.append("${").append(variable.expression()).append('}');
            }
        }
        return word.quoted() ? "\"" + text + "\"" : text.toString();
    }
}
