package org.bsplint.engine;

import java.util.Optional;
import org.bsplint.model.Image;
import org.bsplint.model.Operation;
import org.bsplint.rule.Template;
import org.bsplint.rule.condition.Shown;
import org.bsplint.rule.condition.Subject;
import org.bsplint.source.Paths;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;

/** Fills the placeholders of a rule's texts from what the failure rests on. */
final class Message {
    private static final int MAX_LENGTH = 159;
    /** Of a command in a message that would be too long. */
    private static final int LONG_COMMAND = 40;

    private final Cause cause;
    private final Optional<Option> when;
    private final Optional<Option> require;
    private final Image image;

    Message(Judgement judgement, Cause cause) {
        this.cause = cause;
        this.image = judgement.image();
        this.when = judgement.whenReasons().stream()
                .flatMap(single -> single.outcome().options().stream())
                .findFirst();
        this.require = judgement.requireReasons().stream()
                .flatMap(single -> single.outcome().options().stream())
                .findFirst();
    }

    /** A message of fewer than 160 characters. */
    String message(Template template) {
        String text = template.render(this::said);
        if (text.length() > MAX_LENGTH) {
            text = template.render(name -> name.equals("when.command") ? shortened(said(name)) : said(name));
        }
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 1) + "…";
    }

    /** The first words of a long command: what is said of it counts more than its last arguments. */
    private static String shortened(String command) {
        int end = command.length() <= LONG_COMMAND ? -1 : command.lastIndexOf(' ', LONG_COMMAND);
        return end <= 0 ? command : command.substring(0, end) + " …";
    }

    String render(Template template) {
        return template.render(this::value);
    }

    /** In a sentence a value that is nothing but blanks has a word. */
    private String said(String name) {
        String value = value(name);
        return value.isEmpty() && !name.startsWith("observed.") && !name.startsWith("fact.") ? "empty" : value;
    }

    private String value(String name) {
        if (name.startsWith("fact.")) {
            return cause.details().getOrDefault(name.substring("fact.".length()), "?");
        }
        if (name.startsWith("observed.")) {
            return observed(name.substring("observed.".length()));
        }
        Optional<Option> primary = require.or(() -> when);
        return switch (name) {
            case "when.command" -> command();
            case "when.value" -> when.map(option -> Shown.bare(option.value())).orElse("unset");
            case "when.option" -> when.map(Option::name).orElse("?");
            case "when.origin" -> when.map(Message::origin).orElse("nothing");
            case "require.origin" -> require.map(Message::origin).orElse("nothing");
            case "require.value" ->
                require.map(option -> Shown.bare(option.value())).orElse("unset");
            case "require.option" -> require.map(Option::name).orElse("?");
            case "value" -> primary.map(option -> Shown.bare(option.value())).orElse("unset");
            case "option" -> primary.map(Option::name).orElse("?");
            case "origin" -> primary.map(Message::origin).orElse("nothing");
            case "place" -> primary.map(Message::origin).orElse("no file");
            default -> subject(name);
        };
    }

    private String command() {
        return cause.commands().stream()
                .findFirst()
                .map(command -> command.line())
                .orElseGet(() -> image.operations().stream()
                        .filter(operation -> operation != Operation.BUILD)
                        .map(Operation::word)
                        .findFirst()
                        .orElse("build"));
    }

    private String subject(String path) {
        boolean asksOrigin = path.endsWith("@");
        String plain = asksOrigin ? path.substring(0, path.length() - 1) : path;
        if (plain.equals("operation")) {
            return command();
        }
        return Subject.of(plain).stream()
                .flatMap(subject -> subject.find(image).stream())
                .map(Subject.Found::option)
                .findFirst()
                .map(option -> asksOrigin ? origin(option) : Shown.bare(option.value()))
                .orElse("unknown");
    }

    private String observed(String detail) {
        Optional<Observation> seen = cause.observations().stream().findFirst();
        if (seen.isEmpty()) {
            return "?";
        }
        return switch (detail) {
            case "subject" -> seen.get().subjects().stream().findFirst().orElse("?");
            case "component" -> Story.name(seen.get().component());
            default -> seen.get().details().getOrDefault(detail, "?");
        };
    }

    /** Messages are short: the file's name and line; the whole path is in the trace. */
    private static String origin(Option option) {
        String origin = Shown.origin(option);
        return option.place().isPresent() ? Paths.name(origin) : origin;
    }
}
