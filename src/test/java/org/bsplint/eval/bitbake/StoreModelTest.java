package org.bsplint.eval.bitbake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bsplint.eval.bitbake.file.BitbakeFiles;
import org.bsplint.eval.bitbake.file.PlainFiles;
import org.bsplint.source.MemoryTree;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Value;

/** Random stores against a tiny model that follows the table of semantics word by word. */
class StoreModelTest {
    private static final List<String> OVERRIDES = List.of("x", "y");

    /** One assignment; {@code key} is empty or an override, {@code operation} empty or append, prepend, remove. */
    record Step(String name, String key, String operation, String condition, String operator, String text) {
        String line(char separator) {
            String full = name;
            for (String part : List.of(key, operation, operation.isEmpty() ? "" : condition)) {
                full += part.isEmpty() ? "" : separator + part;
            }
            return full + " " + operator + " \"" + text + "\"\n";
        }
    }

    /** What one key holds. */
    private static final class State {
        Optional<String> content = Optional.empty();
        Optional<String> weak = Optional.empty();
        final List<Step> pieces = new ArrayList<>();
    }

    private static final class Model {
        final Map<String, State> keys = new LinkedHashMap<>();

        void apply(Step step) {
            String key = step.name() + (step.key().isEmpty() ? "" : ":" + step.key());
            State state = keys.computeIfAbsent(key, any -> new State());
            if (!step.operation().isEmpty()) {
                String blank = step.text();
                String text = step.operator().equals("+=")
                        ? " " + blank
                        : step.operator().equals("=+") ? blank + " " : blank;
                state.pieces.add(new Step(step.name(), step.key(), step.operation(), step.condition(), "=", text));
                return;
            }
            String before = state.content.orElse("");
            switch (step.operator()) {
                case "=" -> state.content = Optional.of(step.text());
                case "?=" -> state.content = Optional.of(state.content.orElse(step.text()));
                case "??=" -> state.weak = Optional.of(step.text());
                case "+=" -> state.content = Optional.of(before + " " + step.text());
                case "=+" -> state.content = Optional.of(step.text() + " " + before);
                case ".=" -> state.content = Optional.of(before + step.text());
                default -> state.content = Optional.of(step.text() + before);
            }
        }

        Optional<String> value(String name) {
            return removed(raw(name).map(this::expanded), name);
        }

        Optional<String> raw(String name) {
            State state = keys.getOrDefault(name, new State());
            Optional<String> value = winner(name).flatMap(this::raw);
            value = value.isPresent() ? value : state.content.isPresent() ? state.content : state.weak;
            for (Step piece : state.pieces) {
                if (piece.operation().equals("append") && isActive(piece)) {
                    value = Optional.of(value.orElse("") + piece.text());
                }
            }
            for (Step piece : state.pieces) {
                if (piece.operation().equals("prepend") && isActive(piece)) {
                    value = Optional.of(piece.text() + value.orElse(""));
                }
            }
            return value;
        }

        /** The last active override that was ever given a value or an operation, be it one that leaves it unset. */
        private Optional<String> winner(String name) {
            Optional<String> winner = Optional.empty();
            for (String override : name.contains(":") ? List.<String>of() : OVERRIDES) {
                String key = name + ":" + override;
                winner = keys.containsKey(key) ? Optional.of(key) : winner;
            }
            return winner;
        }

        private boolean isActive(Step piece) {
            return piece.condition().isEmpty() || OVERRIDES.contains(piece.condition());
        }

        private String expanded(String text) {
            String result = text;
            for (String name : List.of("B", "C")) {
                String reference = "${" + name + "}";
                if (result.contains(reference)) {
                    result = result.replace(reference, value(name).orElse(reference));
                }
            }
            return result;
        }

        private Optional<String> removed(Optional<String> value, String name) {
            List<String> unwanted = new ArrayList<>();
            Optional<String> winner = winner(name).filter(key -> raw(key).isPresent());
            winner.ifPresent(key -> {
                List<String> words = List.of(expanded(raw(key).orElseThrow()).split("\\s"));
                removes(key).stream()
                        .filter(text -> List.of(text.split(" ")).stream()
                                .anyMatch(word -> !word.isEmpty() && words.contains(word)))
                        .forEach(text -> unwanted.addAll(List.of(text.split(" "))));
            });
            removes(name).forEach(text -> unwanted.addAll(List.of(text.split(" "))));
            return value.map(text -> {
                StringBuilder left = new StringBuilder();
                for (String word : text.split("(?<=\\s)|(?=\\s)")) {
                    left.append(unwanted.contains(word) && !word.isBlank() ? "" : word);
                }
                return left.toString();
            });
        }

        private List<String> removes(String key) {
            return keys.getOrDefault(key, new State()).pieces.stream()
                    .filter(piece -> piece.operation().equals("remove") && isActive(piece))
                    .map(piece -> expanded(piece.text()))
                    .toList();
        }
    }

    /** A refers to B, B to C, so that nothing refers to itself. */
    @Provide
    Arbitrary<Step> steps() {
        Arbitrary<String> names = Arbitraries.of("A", "A", "B", "C");
        Arbitrary<String> keys = Arbitraries.of("", "", "", "x", "y", "off");
        Arbitrary<String> operations = Arbitraries.of("", "", "append", "prepend", "remove");
        Arbitrary<String> conditions = Arbitraries.of("", "", "x", "off");
        Arbitrary<String> operators = Arbitraries.of("=", "=", "?=", "??=", "+=", "=+", ".=", "=.");
        Arbitrary<List<String>> words =
                Arbitraries.of("a", "b", "ab", "${B}", "${C}").list().ofMaxSize(3);
        return Combinators.combine(names, keys, operations, conditions, operators, words)
                .as((name, key, operation, condition, operator, list) -> {
                    String text = String.join(" ", list);
                    text = name.equals("A") ? text : text.replace("${B}", "b");
                    text = name.equals("C") ? text.replace("${C}", "c") : text;
                    String plain = operation.isEmpty() ? operator : operator.matches("\\+=|=\\+") ? operator : "=";
                    return new Step(name, key, operation, condition, plain, text);
                });
    }

    @Property(tries = 1500)
    void valuesAreThoseOfTheTable(@ForAll("steps") Step first, @ForAll List<@net.jqwik.api.From("steps") Step> more) {
        Dialect dialect = Dialect.SCARTHGAP;
        Model model = new Model();
        StringBuilder text = new StringBuilder("OVERRIDES = \"x:y\"\n");
        List<Step> all = new ArrayList<>(List.of(first));
        all.addAll(more.subList(0, Math.min(12, more.size())));
        for (Step step : all) {
            model.apply(step);
            text.append(step.line(dialect.separator()));
        }
        MemoryTree tree = new MemoryTree(Map.of("t.conf", text.toString()));
        DataStore store =
                new PlainFiles(new BitbakeFiles(tree, dialect), PythonEvaluator.none()).store("t.conf", Map.of());
        for (String name : List.of("A", "B", "C", "A:x", "B:y")) {
            Value expected = model.value(name).map(Value::known).orElse(Value.UNSET);
            assertEquals(expected, store.value(name), () -> name + " of\n" + text);
        }
    }
}
