package org.bsplint.lsp;

import java.util.List;
import org.bsplint.engine.Finding;
import org.bsplint.engine.RuleCard;

/** What a client may ask to be run; each answers with a text. */
final class Commands {
    /** {@code bsplint.explain RULE}: the rule's page. */
    static final String EXPLAIN = "bsplint.explain";
    /** {@code bsplint.story COMMAND}: the findings about a command. */
    static final String STORY = "bsplint.story";
    /** {@code bsplint.summary}: counts, and what was taken for granted. */
    static final String SUMMARY = "bsplint.summary";

    /** {@code bsplint.choices}: the machines and images of the project, and which are in view ({@link Choices}). */
    static final String CHOICES = "bsplint.choices";

    static final List<String> ALL = List.of(EXPLAIN, STORY, SUMMARY, CHOICES);

    private Commands() {}

    static List<String> run(Snapshot evaluated, String command, String argument) {
        Snapshot snapshot = evaluated.withoutSecrets();
        return switch (command) {
            case EXPLAIN ->
                snapshot.report().rules().stream()
                        .filter(card -> card.name().equals(argument))
                        .map(Commands::page)
                        .toList();
            case STORY ->
                snapshot.findings().stream()
                        .filter(finding -> finding.message().contains(argument))
                        .map(Finding::message)
                        .toList();
            default -> List.of(summary(snapshot));
        };
    }

    private static String page(RuleCard card) {
        return card.name() + ": " + card.summary() + "\n\n" + card.why().strip() + "\n\nfix: "
                + card.fix().strip() + "\n";
    }

    private static String summary(Snapshot snapshot) {
        var bsp = snapshot.report().bsp();
        String machine =
                bsp.machine().or(bsp::platform).map(fact -> fact.value()).orElse("machine unknown");
        String ecosystem =
                bsp.ecosystem().map(fact -> "ecosystem " + fact.value()).orElse("ecosystem unknown");
        String images = String.join(
                ", ", snapshot.images().stream().map(image -> image.name()).toList());
        return machine + " · " + images + " · " + ecosystem + " · "
                + snapshot.findings().size() + " findings";
    }
}
