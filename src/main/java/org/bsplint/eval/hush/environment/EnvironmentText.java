package org.bsplint.eval.hush.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;

/** What a file of an environment sets: a board's {@code .env}, or a list that is imported ({@code uEnv.txt}). */
public final class EnvironmentText {
    private EnvironmentText() {}

    /**
     * @param board is a {@code .env} the board's, as from U-Boot v2022.04 on? It goes through the preprocessor and an awk
     *     script of its own; what is imported does not
     * @param config values of Kconfig symbols, by name
     */
    public static List<Option> variables(SourceFile file, boolean board, Function<String, Value> config) {
        if (board && file.path().endsWith(".env")) {
            return BoardEnvironment.evaluate(file, config);
        }
        List<Option> options = new ArrayList<>();
        for (Entry entry : ImportedText.parse(file.text(), true)) {
            Assignment step = Assignment.at(
                    file.span(entry.start(), entry.end()),
                    "=",
                    entry.value().asKnown().orElse(""));
            options.add(Option.of(entry.name(), entry.value(), Origin.FILE, List.of(step)));
        }
        return options;
    }
}
