package org.bsplint.engine.trial;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.model.BootCommand;
import org.bsplint.model.Bsp;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.model.Operation;
import org.bsplint.rule.RuleTest;
import org.bsplint.rule.condition.Subject;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.version.Version;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/**
 * An image made of what an example gives, with no file behind it. {@code ?} is an unknown value, {@code ? (stated)} one that something assigns, {@code ~} one that is
 * certainly unset, {@code y (default)} one that nobody of the product set, {@code n (lost: y)} one that beat an assignment. Facts that are not given are unknown; options of a
 * component that is named are unset unless given.
 */
final class ExampleImage {
    private static final Cause NOT_GIVEN = Cause.of(Cause.Kind.MISSING_INPUT, "the example does not give it");
    private static final String DEFAULT = " (default)";
    private static final Pattern LOST = Pattern.compile("(.*) \\(lost: (.*)\\)");

    private final List<Option> facts = new ArrayList<>();
    private final Map<String, Map<String, Option>> options = new TreeMap<>();
    /** Facts of products with several boot configurations, which an example is not unless it says so. */
    private static final Set<String> OF_SEVERAL = Set.of("boot.configuration", "boot.purpose", "boot.secure-monitors");

    private final List<BootCommand> commands = new ArrayList<>();
    private final Set<Operation> operations = EnumSet.noneOf(Operation.class);

    private ExampleImage() {}

    static Bsp bsp(RuleTest test) {
        Image image = of(test);
        return new Bsp(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(image),
                List.of(),
                List.of(),
                List.of());
    }

    static Image of(RuleTest test) {
        ExampleImage example = new ExampleImage();
        test.given().forEach(example::give);
        Map<String, Component> components = new TreeMap<>();
        example.options.forEach((name, held) -> components.put(name, component(name, held)));
        return new Image(
                "default",
                example.operations,
                OptionSet.of(
                        example.facts,
                        name -> OF_SEVERAL.contains(name) ? Option.unset(name) : Option.unknown(name, NOT_GIVEN)),
                components,
                example.commands,
                test.observed());
    }

    private void give(String path, String value) {
        switch (path) {
            case "operation" ->
                List.of(value.split("[\\s,]+"))
                        .forEach(word -> operations.add(Operation.of(word)
                                .orElseThrow(() -> new IllegalArgumentException("no operation " + word))));
            case "script" -> commands("script", value, BootCommand.Source.SCRIPT);
            case "boot" -> commands("boot", value, BootCommand.Source.EVERY_BOOT);
            default -> {
                Subject subject = Subject.of(path)
                        .orElseThrow(() -> new IllegalArgumentException("no subject is named `" + path + "`"));
                if (subject.kind() == Subject.Kind.FACT) {
                    facts.add(option(path, value));
                } else {
                    give(subject, value);
                }
            }
        }
    }

    private void give(Subject subject, String value) {
        Map<String, Option> held = options.computeIfAbsent(subject.component(), name -> new TreeMap<>());
        if (subject.kind() == Subject.Kind.COMPONENT) {
            return;
        }
        if (subject.flag().isEmpty()) {
            Option before = held.get(subject.name());
            Option option = option(subject.name(), value);
            held.put(subject.name(), before == null ? option : flagged(option, before.flags()));
        } else {
            Option before = held.getOrDefault(subject.name(), Option.unset(subject.name()));
            Map<String, Value> flags = new TreeMap<>(before.flags());
            flags.put(subject.flag(), option(subject.name(), value).value());
            held.put(subject.name(), flagged(before, flags));
        }
    }

    private static Option flagged(Option option, Map<String, Value> flags) {
        return new Option(option.name(), option.value(), option.origin(), option.history(), flags, option.inputs());
    }

    private static Option option(String name, String text) {
        if (text.equals("?")) {
            return Option.unknown(name, NOT_GIVEN);
        }
        if (text.equals("? (stated)")) {
            Assignment step = Assignment.from(Origin.FILE, "=", "${…}", "");
            return Option.of(name, Value.unknown(NOT_GIVEN), Origin.FILE, List.of(step));
        }
        if (text.equals("~")) {
            return Option.unset(name);
        }
        Matcher lost = LOST.matcher(text);
        if (lost.matches()) {
            Assignment vain = Assignment.from(Origin.FILE, "=", lost.group(2), "")
                    .withEffect(Assignment.Effect.OVERRIDDEN, "an override wins");
            Assignment won = Assignment.from(Origin.FILE, "=", lost.group(1), "an override");
            return Option.of(name, Value.known(lost.group(1)), Origin.FILE, List.of(vain, won));
        }
        boolean isDefault = (" " + text).endsWith(DEFAULT);
        String value = isDefault ? text.substring(0, Math.max(0, text.length() - DEFAULT.length())) : text;
        Origin origin = isDefault ? Origin.DEFAULT : Origin.COMMAND_LINE;
        String note = isDefault ? "built in" : "";
        return Option.of(name, Value.known(value), origin, List.of(Assignment.from(origin, "=", value, note)));
    }

    private static Component component(String name, Map<String, Option> held) {
        Map<String, Option> options = new TreeMap<>(held);
        Option version = options.remove("version");
        Option origin = options.remove("origin");
        Option knownVersion = version != null ? version : Option.unknown("version", NOT_GIVEN);
        Option knownOrigin = origin != null
                ? origin
                : knownVersion
                        .value()
                        .asKnown()
                        .map(text -> option("origin", isRefined(text) ? "vendor" : "upstream"))
                        .orElseGet(() -> Option.unknown("origin", NOT_GIVEN));
        return new Component(
                name, knownVersion, knownOrigin, OptionSet.complete(options.values()), Component.Presence.SOURCES);
    }

    /** Does something follow the upstream numbers that is no pre-release? */
    private static boolean isRefined(String version) {
        return Version.parse(version).filter(Version::isRefined).isPresent();
    }

    /** Commands, one a line; words are separated by blanks, {@code ?} is a word that is not known. */
    private void commands(String path, String text, BootCommand.Source source) {
        SourceFile file = SourceFile.of(path, text);
        for (int line = 1; line <= file.lines().count(); line++) {
            String written = file.lines().text(line).strip();
            if (!written.isEmpty() && !written.startsWith("#")) {
                List<Text> argv = List.of(written.split("\\s+")).stream()
                        .map(word -> word.equals("?") ? Text.unknown(NOT_GIVEN) : Text.of(word))
                        .toList();
                commands.add(new BootCommand(argv, file.line(line), BootCommand.Reach.ALWAYS, List.of(), source));
            }
        }
    }
}
