package org.bsplint.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.diagnostic.Edit;
import org.bsplint.diagnostic.Fix;
import org.bsplint.model.BootCommand;
import org.bsplint.model.Image;
import org.bsplint.rule.Rule;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Shown;
import org.bsplint.rule.condition.Subject;
import org.bsplint.source.Sha256;
import org.bsplint.source.Span;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;

/** Makes the findings of a failed judgement: one, or one for each thing that evaluators saw. */
final class Findings {
    private static final Set<Origin> OF_NO_FILE = Set.of(Origin.COMMAND_LINE, Origin.ENVIRONMENT);

    private final Judgement judgement;
    private final Rule rule;
    private final Image image;
    private final Placement placement;

    private Findings(Judgement judgement, Placement placement) {
        this.judgement = judgement;
        this.rule = judgement.rule();
        this.image = judgement.image();
        this.placement = placement;
    }

    static List<Finding> of(Judgement judgement, Map<String, CodedFact> coded, Placement placement) {
        Findings findings = new Findings(judgement, placement);
        Cause cause = Cause.of(judgement, coded);
        if (cause.observations().size() < 2) {
            return List.of(findings.finding(cause));
        }
        List<Finding> each = new ArrayList<>();
        for (Observation observation : cause.observations()) {
            Finding finding = findings.finding(cause.only(observation));
            if (each.stream().noneMatch(other -> other.fingerprint().equals(finding.fingerprint()))) {
                each.add(finding);
            }
        }
        return each;
    }

    private Finding finding(Cause cause) {
        Message message = new Message(judgement, cause);
        Optional<Span> place = place(cause);
        List<String> subjects = subjects(cause);
        boolean maybe = cause.commands().stream().anyMatch(command -> command.reach() == BootCommand.Reach.MAYBE);
        return new Finding(
                rule.name(),
                rule.severity().of(image.operations()),
                rule.irreversible(),
                maybe ? "likely" : "certain",
                rule.summary(),
                message.message(rule.message()),
                label(cause, message),
                image.name(),
                cause.component(),
                subjects,
                place,
                Story.of(cause, image, place),
                rule.console(),
                fix(cause, message),
                fingerprint(cause, subjects));
    }

    private List<String> subjects(Cause cause) {
        List<String> subjects = new ArrayList<>(cause.subjects());
        if (cause.commands().isEmpty() && cause.options().isEmpty()) {
            image.operations().forEach(operation -> {
                if (judgement.whenReasons().stream()
                        .anyMatch(single -> single.fact().text().startsWith("operation"))) {
                    subjects.add(operation.word());
                }
            });
        }
        return subjects;
    }

    /** The command if one is the fault, else what was seen, else where the option or fact got its value. */
    private Optional<Span> place(Cause cause) {
        if (!cause.commands().isEmpty()) {
            return Optional.of(cause.commands().get(0).span());
        }
        Optional<Span> seen = cause.observations().stream()
                .flatMap(observation -> observation.span().stream())
                .findFirst();
        if (seen.isPresent()) {
            return seen;
        }
        Optional<Span> won = cause.options().stream()
                .flatMap(held -> held.option().place().stream())
                .findFirst();
        return won.or(() -> cause.options().stream()
                        .flatMap(held -> held.option().history().stream())
                        .flatMap(assignment -> assignment.span().stream())
                        .findFirst())
                .or(this::factPlace)
                .or(this::toldPlace)
                .or(() -> identityPlace(cause));
    }

    /** Of what the message names, the first that some file holds. */
    private Optional<Span> toldPlace() {
        return rule.message().placeholders().stream()
                .map(name -> name.endsWith("@") ? name.substring(0, name.length() - 1) : name)
                .flatMap(name -> Subject.of(name).stream())
                .flatMap(subject -> subject.find(image).stream())
                .flatMap(found -> found.option().place().stream())
                .findFirst();
    }

    /** A default that no file of the project holds follows from the version: where that is said, or the release, or the SoC. */
    private Optional<Span> identityPlace(Cause cause) {
        boolean stated = !cause.observations().isEmpty()
                || cause.options().stream()
                        .map(Cause.Held::option)
                        .anyMatch(option -> OF_NO_FILE.contains(option.origin()) && !isOfRelease(option));
        return stated ? Optional.empty() : release(cause);
    }

    /** A word that the vendor's layer of a release passes, where the layer is not at hand. */
    private static boolean isOfRelease(Option option) {
        return option.winner()
                .filter(step -> step.origin() == Origin.KNOWLEDGE_BASE)
                .isPresent();
    }

    private Optional<Span> release(Cause cause) {
        return image.component(cause.component())
                .version()
                .place()
                .or(() -> image.fact("ecosystem").place())
                .or(() -> image.fact("machine").place())
                .or(() -> image.fact("soc").place());
    }

    private Optional<Span> factPlace() {
        return judgement.whenReasons().stream()
                .flatMap(single -> single.outcome().option().stream())
                .flatMap(option -> option.place().stream())
                .findFirst();
    }

    private static String label(Cause cause, Message message) {
        String told = cause.details().getOrDefault("label", "");
        if (!told.isEmpty()) {
            return told;
        }
        Option option =
                cause.options().isEmpty() ? null : cause.options().get(0).option();
        return option == null || !cause.commands().isEmpty() ? "" : Shown.option(option);
    }

    private Optional<Fix> fix(Cause cause, Message message) {
        Optional<Fix> offered = cause.observations().stream()
                .flatMap(observation -> observation.fix().stream())
                .findFirst();
        if (offered.isPresent()) {
            return offered;
        }
        if (rule.fix().description().text().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Fix(message.render(rule.fix().description()), edits(), false));
    }

    /** All options of the fix, or no edit at all: half a fix is none. */
    private List<Edit> edits() {
        List<Edit> edits = new ArrayList<>();
        for (Map.Entry<String, String> wanted : rule.fix().set().entrySet()) {
            Subject subject = Subject.of(wanted.getKey()).orElseThrow();
            List<Subject.Found> found = subject.find(image);
            List<Edit> here = found.size() != 1
                    ? List.of()
                    : placement.edits(image, subject.component(), found.get(0).option(), wanted.getValue());
            if (here.isEmpty()) {
                return List.of();
            }
            edits.addAll(here);
        }
        return edits;
    }

    private String fingerprint(Cause cause, List<String> subjects) {
        String text = String.join(
                "\n", rule.name(), image.name(), cause.component(), String.join(",", subjects), cause.text());
        return digest(text);
    }

    static String digest(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8), 16);
    }
}
