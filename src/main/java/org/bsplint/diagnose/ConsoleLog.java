package org.bsplint.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.bsplint.diagnose.Diagnosis.Seen;
import org.bsplint.diagnose.Diagnosis.Symptom;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.ecosystem.vendor.ReleaseCatalog;
import org.bsplint.ecosystem.vendor.ReleaseEvidence;
import org.bsplint.ecosystem.vendor.ReleaseMatch;

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

    /** Rules that the known failures point to. */
    public static List<String> ruleNames() {
        return ConsoleFacts.load().failures().stream()
                .flatMap(failure -> failure.rules().stream())
                .distinct()
                .sorted()
                .toList();
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
        Optional<Release> stated = tag.flatMap(this::tagged)
                .or(() -> Optional.ofNullable(versions.get("ecosystem")).flatMap(seen -> release(seen.text())));
        Optional<String> named =
                Optional.ofNullable(versions.remove("ecosystem")).map(Seen::text);
        versions.replaceAll((component, seen) -> new Seen(complete(component, seen.text(), stated), seen.line()));
        // a bare number of a component belongs to the release that the others name
        Optional<Release> nearest = stated.or(() -> match(versions, stated).map(ReleaseMatch::nearest));
        versions.replaceAll((component, seen) -> new Seen(complete(component, seen.text(), nearest), seen.line()));
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

    /** By tag, or by the date that a tag ends in, which is how people shorten it. */
    private Optional<Release> tagged(String tag) {
        return releases.byRevision(tag)
                .or(() -> releases.releases().stream()
                        .filter(release ->
                                !release.tag().isEmpty() && day(release.tag()).equals(day(tag)))
                        .findFirst());
    }

    private static String day(String tag) {
        String digits = tag.replaceAll("[.-]", "");
        return digits.length() < 6 ? digits : digits.substring(digits.length() - 6);
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

    private boolean fits(String full, String brief) {
        String known = brief(full);
        return known.equals(brief) || !brief.contains("-r") && known.startsWith(brief + "-r");
    }

    /** {@code 3.12-r1} of {@code 3.12.0-stm32mp-r1}; {@code 2.10-r1} of the banner's {@code v2.10-stm32mp1-r1.0}. */
    private String brief(String text) {
        String normal = releases.spelling().unmarked(releases.spelling().normal(text));
        return normal.replaceFirst("^(\\d+\\.\\d+)\\.0(?=$|-)", "$1").replaceFirst("(-r\\d+)\\.0$", "$1");
    }

    private Optional<ReleaseMatch> match(Map<String, Seen> versions, Optional<Release> stated) {
        Map<String, String> texts = new LinkedHashMap<>();
        versions.forEach((component, seen) -> texts.put(component, seen.text()));
        Optional<ReleaseMatch> best = releases.match(ReleaseEvidence.of(texts));
        if (stated.isEmpty()) {
            return best;
        }
        ReleaseMatch own = releases.only(stated.get())
                .match(ReleaseEvidence.of(texts))
                .orElse(new ReleaseMatch(stated.get(), List.of(), Map.of(), List.of()));
        return best.filter(other -> other.agreeing().size() > own.agreeing().size())
                .or(() -> Optional.of(own));
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
        List<Symptom> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Failure failure : failures) {
            first(lines, failure).filter(symptom -> names.add(failure.name())).ifPresent(found::add);
        }
        found.sort(Comparator.comparingInt(symptom -> symptom.at().line()));
        List<String> explained = found.stream()
                .filter(symptom -> !symptom.failure().general())
                .flatMap(symptom -> symptom.failure().rules().stream()
                        .filter(rule -> !rule.equals(symptom.failure().name())))
                .toList();
        // a rule's own console text says nothing new where a known failure already names that rule
        found.removeIf(symptom -> explained.contains(symptom.failure().name()));
        boolean special = found.stream().anyMatch(symptom -> !symptom.failure().general());
        return found.stream()
                .filter(symptom -> !special || !symptom.failure().general())
                .toList();
    }

    private static Optional<Symptom> first(List<String> lines, Failure failure) {
        for (int i = 0; i < lines.size(); i++) {
            if (failure.pattern().matcher(lines.get(i)).find()) {
                List<String> later = lines.subList(i + 1, lines.size());
                boolean went = failure.unlessLater()
                        .filter(pattern -> later.stream()
                                .anyMatch(line -> pattern.matcher(line).find()))
                        .isPresent();
                return went
                        ? Optional.empty()
                        : Optional.of(new Symptom(failure, new Seen(lines.get(i).strip(), i + 1)));
            }
        }
        return Optional.empty();
    }

    /** Without colour codes, time stamps of terminals kept, blanks folded. */
    private static String clean(String line) {
        String cut = line.length() > MAX_LINE ? line.substring(0, MAX_LINE) : line;
        return cut.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
    }
}
