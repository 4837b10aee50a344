package org.bsplint.engine.settings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bsplint.diagnostic.Severity;
import org.bsplint.engine.Baseline;
import org.bsplint.engine.LintSettings;
import org.bsplint.engine.Profile;
import org.bsplint.engine.Waiver;
import org.bsplint.project.RuleSettings;
import org.bsplint.project.Stated;
import org.bsplint.source.Span;

/** What {@code bsplint.yaml} says of rules, in the engine's terms; entries that say nothing valid are told and passed over. */
public final class StatedChoice {
    /** An entry that is not valid, with its place where it has one. */
    public record Wrong(Optional<Span> place, String message) {}

    private final RuleSettings stated;
    private final List<Wrong> wrong = new ArrayList<>();
    private final Map<String, Severity> severities = new LinkedHashMap<>();
    private final List<Waiver> waivers = new ArrayList<>();
    private final Optional<Profile> profile;

    private StatedChoice(RuleSettings stated) {
        this.stated = stated;
        this.profile = stated.profile().flatMap(this::profile);
        stated.severity().forEach(this::severity);
        stated.waivers().forEach(this::waiver);
    }

    public static StatedChoice of(RuleSettings stated) {
        return new StatedChoice(stated);
    }

    /** What was passed over, in order. */
    public List<Wrong> wrong() {
        return List.copyOf(wrong);
    }

    /** The settings alone, for a run that is asked for nothing else. */
    public LintSettings settings(Baseline baseline) {
        return settings(baseline, LintSettings.DEFAULT);
    }

    /** @param asked what the run itself selects, ignores and demands */
    public LintSettings settings(Baseline baseline, LintSettings asked) {
        List<String> ignore = Stream.concat(
                        asked.ignore().stream(), stated.ignore().stream().map(Stated::text))
                .toList();
        return new LintSettings(
                asked.select(),
                ignore,
                severities,
                profile,
                stated.pinned().orElse(""),
                waivers,
                baseline,
                asked.strictBaseline(),
                asked.today());
    }

    private Optional<Profile> profile(String word) {
        Optional<Profile> known = Profile.of(word);
        if (known.isEmpty()) {
            wrong.add(
                    new Wrong(Optional.empty(), "no profile `" + word + "`; known are dev, ci, provisioning, release"));
        }
        return known;
    }

    private void severity(String rule, Stated word) {
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word.text())) {
                severities.put(rule, severity);
                return;
            }
        }
        wrong.add(new Wrong(word.span(), "a severity is error, warning, info or off, not `" + word.text() + "`"));
    }

    private void waiver(RuleSettings.Waiver entry) {
        waivers.add(new Waiver(
                entry.rule(),
                entry.image().orElse(""),
                entry.reason(),
                entry.owner(),
                entry.expires().flatMap(day -> day(day, entry.span())),
                Optional.of(entry.span())));
    }

    private Optional<LocalDate> day(String text, Span place) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADay) {
            wrong.add(new Wrong(Optional.of(place), "`expires` is a day such as 2027-03-31, not `" + text + "`"));
            return Optional.empty();
        }
    }
}
