package org.bsplint.diagnose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.bsplint.diagnose.Diagnosis.Seen;
import org.bsplint.diagnose.Diagnosis.Symptom;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.Release;
import org.bsplint.ecosystem.ReleaseCatalog;
import org.bsplint.ecosystem.ReleaseMatch;
import org.bsplint.ecosystem.VendorVersion;

/** Reads console logs as people have them: whole serial logs, a few pasted lines, or a forum post with both. */
public final class ConsoleLog {
    /** Longer lines are cut: no banner or message is longer, and patterns stay quick. */
    private static final int MAX_LINE = 2_000;

    private final ConsoleFacts facts;
    private final ReleaseCatalog releases;
    private final List<Failure> failures;

    /** @param ruleTexts failures made of rules' console texts, tried after the known ones */
    public ConsoleLog(KnowledgeBase knowledge, List<Failure> ruleTexts) {
        this.facts = ConsoleFacts.load();
        this.releases = knowledge.releases();
        this.failures = new ArrayList<>(facts.failures());
        this.failures.addAll(ruleTexts);
    }

    public Diagnosis read(String text) {
        List<String> lines = text.lines().map(ConsoleLog::clean).toList();
        Map<String, Seen> versions = new HashMap<>();
        facts.banners()
                .forEach(banner ->
                        find(lines, banner).ifPresent(seen -> versions.putIfAbsent(banner.component(), seen)));
        facts.prose()
                .forEach(prose -> find(lines, prose).ifPresent(seen -> versions.putIfAbsent(prose.component(), seen)));
        Optional<String> tag = Optional.ofNullable(versions.remove("tag")).map(Seen::text);
        Optional<Release> stated = tag.flatMap(releases::byRevision)
                .or(() -> Optional.ofNullable(versions.get("ecosystem")).flatMap(seen -> release(seen.text())));
        Optional<String> named =
                Optional.ofNullable(versions.remove("ecosystem")).map(Seen::text);
        versions.replaceAll((component, seen) -> new Seen(complete(component, seen.text(), stated), seen.line()));
        return new Diagnosis(
                versions,
                stated.map(Release::number).or(() -> named),
                match(versions, stated),
                soc(lines),
                symptoms(lines));
    }

    private static Optional<Seen> find(List<String> lines, ConsoleFacts.VersionText wanted) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = wanted.pattern().matcher(lines.get(i));
            if (matcher.find()) {
                return Optional.of(new Seen(matcher.group("version"), i + 1));
            }
        }
        return Optional.empty();
    }

    private Optional<Release> release(String number) {
        return releases.find(number.startsWith("v") ? number.substring(1) : number);
    }

    /**
     * People write {@code 3.12-r1} for {@code 3.12.0-stm32mp-r1}: the vendor's own spelling is taken from the stated release
     * if it fits, else from the one version among all releases that fits.
     */
    private String complete(String component, String text, Optional<Release> stated) {
        String short1 = brief(text);
        Optional<String> own =
                stated.map(release -> release.components().get(component)).filter(full -> fits(full, short1));
        if (own.isPresent()) {
            return own.get();
        }
        List<String> fitting = releases.releases().stream()
                .map(release -> release.components().getOrDefault(component, ""))
                .filter(full -> !full.isEmpty() && fits(full, short1))
                .distinct()
                .toList();
        return fitting.size() == 1 && isRevision(text) ? fitting.get(0) : text;
    }

    private static boolean isRevision(String text) {
        return text.contains("-r");
    }

    private static boolean fits(String full, String brief) {
        String known = brief(full);
        return known.equals(brief) || !brief.contains("-r") && known.startsWith(brief + "-r");
    }

    /** {@code 3.12-r1} of {@code 3.12.0-stm32mp-r1}; {@code 2020.10-r1} of {@code v2020.10-stm32mp-r1}. */
    private static String brief(String text) {
        String normal = VendorVersion.normal(text).replaceFirst("-stm32mp\\w*", "");
        return normal.replaceFirst("^(\\d+\\.\\d+)\\.0(?=$|-)", "$1");
    }

    private Optional<ReleaseMatch> match(Map<String, Seen> versions, Optional<Release> stated) {
        Map<String, String> texts = new LinkedHashMap<>();
        versions.forEach((component, seen) -> texts.put(component, seen.text()));
        Optional<ReleaseMatch> match = releases.match(texts);
        return match.isPresent() ? match : stated.map(release -> new ReleaseMatch(release, List.of(), Map.of()));
    }

    private Optional<String> soc(List<String> lines) {
        for (String line : lines) {
            for (ConsoleFacts.SocText soc : facts.socs()) {
                if (soc.pattern().matcher(line).find()) {
                    return Optional.of(soc.soc());
                }
            }
        }
        return Optional.empty();
    }

    private List<Symptom> symptoms(List<String> lines) {
        Map<String, Symptom> found = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            for (Failure failure : failures) {
                if (failure.pattern().matcher(lines.get(i)).find()) {
                    found.putIfAbsent(
                            failure.name(),
                            new Symptom(failure, new Seen(lines.get(i).strip(), i + 1)));
                }
            }
        }
        List<String> explained = found.values().stream()
                .flatMap(symptom -> symptom.failure().rules().stream())
                .toList();
        // a rule's own console text says nothing new where a known failure already names that rule
        found.values().removeIf(symptom -> explained.contains(symptom.failure().name()));
        return List.copyOf(found.values());
    }

    /** Without colour codes, time stamps of terminals kept, blanks folded. */
    private static String clean(String line) {
        String cut = line.length() > MAX_LINE ? line.substring(0, MAX_LINE) : line;
        return cut.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
    }
}
