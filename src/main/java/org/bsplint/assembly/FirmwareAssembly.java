package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.ecosystem.PlatformRow;
import org.bsplint.model.Component;
import org.bsplint.project.Role;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Text;

/** OP-TEE or TF-A: what make's command line holds, what the sources make of it, what the catalogue says of the rest. */
final class FirmwareAssembly {
    private final Project project;
    private final Identity identity;
    private final FirmwareSources sources;

    FirmwareAssembly(Project project, Identity identity, FirmwareSources sources) {
        this.project = project;
        this.identity = identity;
        this.sources = sources;
    }

    Component assemble(String name, CommandLine line) {
        List<String> folders = project.inputs().paths(Role.SOURCES, name);
        boolean stated = line.whole() || !line.words().isEmpty();
        boolean known = identity.versions().containsKey(name);
        Optional<FirmwareSources.Result> evaluated = sources.evaluate(name, folders, line, platform(name, line));
        if (evaluated.isEmpty() && !stated && !known && folders.isEmpty()) {
            return Component.absent(name);
        }
        Component.Presence presence =
                evaluated.isPresent() ? Component.Presence.SOURCES : Component.Presence.KNOWLEDGE_BASE;
        OptionSet options = evaluated.map(result -> partial(name, line, result)).orElseGet(() -> words(name, line));
        return new Component(name, identity.versionOption(name), identity.originOption(name), options, presence);
    }

    private OptionSet words(String name, CommandLine line) {
        Map<String, MakeWord> words = line.effective();
        List<Option> listed = new ArrayList<>();
        words.values().forEach(word -> listed.add(word.option()));
        KnownDefaults defaults = defaults(name, line, new FirmwareSources.Result(OptionSet.complete(listed), false, file -> false));
        return OptionSet.of(listed, asked -> absent(asked, line, defaults));
    }

    private OptionSet partial(String name, CommandLine line, FirmwareSources.Result result) {
        if (result.whole()) {
            return result.options();
        }
        KnownDefaults defaults = defaults(name, line, result);
        return result.options().withAbsent(asked -> absent(asked, line, defaults));
    }

    /** An option that nothing in the project sets: perhaps passed under an unknown condition, else the catalogue's. */
    private static Option absent(String name, CommandLine line, KnownDefaults defaults) {
        Cause maybe = line.maybe().get(name);
        if (maybe != null) {
            return Option.unknown(name, maybe);
        }
        Option known = defaults.option(name);
        if (line.caller().isEmpty() || known.history().isEmpty()) {
            return known;
        }
        Assignment caller = line.caller().get();
        List<Assignment> history = new ArrayList<>();
        history.add(caller.withEffect(Assignment.Effect.CONDITION_FALSE, caller.note() + "; none sets `" + name + "`"));
        history.addAll(known.history());
        return known.withHistory(history);
    }

    private KnownDefaults defaults(String name, CommandLine line, FirmwareSources.Result result) {
        Map<String, MakeWord> words = line.effective();
        String version = identity.versions().containsKey(name)
                ? " " + identity.versions().get(name).text()
                : "";
        return new KnownDefaults(
                project.knowledge().options(),
                name,
                (name.equals("optee") ? "OP-TEE" : "TF-A") + version,
                identity.origin(name),
                identity.version(name),
                platform(name, line),
                identity.platform().map(Fact::text),
                false,
                result.present(),
                asked -> result.options().has(asked)
                        ? Optional.of(result.options().get(asked))
                        : Optional.ofNullable(line.maybe().get(asked)).map(cause -> Option.unknown(asked, cause)),
                asked -> Optional.ofNullable(words.get(asked)).map(MakeWord::option));
    }

    /** The component's own name of the platform: from its command line, else from the SoC family. */
    private Optional<String> platform(String name, CommandLine line) {
        String variable = name.equals("optee") ? "PLATFORM" : "PLAT";
        MakeWord word = line.effective().get(variable);
        if (word != null && word.value().isKnown()) {
            Text value = word.value();
            String text = value.known();
            return Optional.of(name.equals("optee") && text.contains("-") ? text.substring(0, text.indexOf('-')) : text);
        }
        return identity.platform()
                .flatMap(family -> project.knowledge().platform(family.text()))
                .map(row -> row(name, row))
                .filter(text -> !text.isEmpty());
    }

    private static String row(String name, PlatformRow row) {
        return name.equals("optee") ? row.optee() : row.tfa();
    }
}
