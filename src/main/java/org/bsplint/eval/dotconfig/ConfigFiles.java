package org.bsplint.eval.dotconfig;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.Evaluation;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.dotconfig.ConfigFile;
import org.bsplint.syntax.dotconfig.ConfigLine;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;

/**
 * {@code .config} files, defconfigs and fragments without their tree: what they ask for, merged in order. Only a complete
 * {@code .config} tells what a build has; the others are wishes, and what they do not name is unknown.
 */
public final class ConfigFiles {
    /** What kind of file it is. */
    public enum Kind {
        /** A generated {@code .config}: what it does not name is not set. */
        COMPLETE,
        /** A defconfig or fragment: what it does not name is unknown. */
        PARTIAL
    }

    private ConfigFiles() {}

    public static Kind kind(SourceFile file) {
        return ConfigFile.parse(file).tree().isComplete() ? Kind.COMPLETE : Kind.PARTIAL;
    }

    /** The files' requests, each file merged onto the ones before it. */
    public static Evaluation evaluate(List<SourceFile> files) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<ConfigFile> parsed = new ArrayList<>();
        for (SourceFile file : files) {
            var result = ConfigFile.parse(file);
            diagnostics.addAll(result.diagnostics());
            parsed.add(result.tree());
        }
        Map<String, List<Assignment>> histories = new LinkedHashMap<>();
        parsed.forEach(
                file -> file.lines().stream().filter(ConfigLine::isRequest).forEach(line -> add(histories, line)));
        List<Option> options = new ArrayList<>();
        histories.forEach((name, history) -> options.add(option(name, history)));
        boolean complete = parsed.size() == 1 && parsed.get(0).isComplete();
        OptionSet set = complete
                ? OptionSet.complete(options)
                : OptionSet.partial(options, Cause.of(Cause.Kind.MISSING_INPUT, "the Kconfig tree is not there"));
        return new Evaluation(
                set,
                diagnostics,
                List.of(),
                List.of(),
                files.stream().map(SourceFile::path).toList());
    }

    private static void add(Map<String, List<Assignment>> histories, ConfigLine line) {
        boolean set = line.kind() == ConfigLine.Kind.SET;
        histories
                .computeIfAbsent(line.option(), name -> new ArrayList<>())
                .add(Assignment.at(line.span(), set ? "=" : "is not set", set ? line.value() : "n"));
    }

    private static Option option(String name, List<Assignment> history) {
        List<Assignment> marked = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            boolean last = i == history.size() - 1;
            marked.add(
                    last
                            ? history.get(i)
                            : history.get(i).withEffect(Assignment.Effect.OVERRIDDEN, "a later line sets it again"));
        }
        return Option.of(name, Value.known(history.get(history.size() - 1).text()), Origin.FILE, marked);
    }
}
