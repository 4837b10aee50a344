package org.bsplint.assembly.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.bsplint.assembly.view.Fact;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.source.Regex;
import org.bsplint.source.SourceFile;

/** The vendor's releases that a kas file or a manifest of {@code repo} fetches layers of. */
final class PinnedReleases {
    private static final Regex REVISION =
            Regex.of("(?m)(?:\\b(?:commit|tag|branch|refspec):\\s*[\"']?|\\brevision\\s*=\\s*[\"'])([\\w./-]{7,})");
    private static final Regex LAYER = Regex.of("\\bmeta-[\\w-]+");

    /**
     * One revision that is a release's.
     *
     * @param layer name of what is fetched; empty if nothing near it tells
     */
    record Pin(Fact release, String layer) {}

    private final KnowledgeBase knowledge;
    private final List<Pin> pins = new ArrayList<>();

    PinnedReleases(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    /** @param text the file's, without comments */
    void read(SourceFile file, String text) {
        Matcher revision = REVISION.matcher(text);
        int from = 0;
        while (revision.find()) {
            String name = revision.group(1);
            Optional<Release> release = knowledge.releases().byRevision(name.substring(name.lastIndexOf('/') + 1));
            int start = from;
            int end = text.indexOf('\n', revision.end());
            from = end < 0 ? text.length() : end;
            if (release.isPresent()) {
                int line = file.lines().line(revision.start(1));
                String near = element(text, start, revision.start(1), from);
                pins.add(new Pin(Fact.at(release.get().number(), file.line(line)), layer(near)));
            }
        }
    }

    /** The element of a manifest around it; of a kas file all since the revision before. */
    private static String element(String text, int from, int at, int to) {
        int open = text.lastIndexOf('<', at);
        int close = text.indexOf('>', at);
        return open >= 0 && close >= 0 ? text.substring(open, close) : text.substring(Math.min(from, at), to);
    }

    private static String layer(String text) {
        String last = "";
        Matcher names = LAYER.matcher(text);
        while (names.find()) {
            last = names.group();
        }
        return last;
    }

    /** What the layer with the vendor's recipes is pinned to, else the first that is. */
    Optional<Fact> main() {
        return pins.stream()
                .filter(pin -> knowledge.isVendorsRecipe(pin.layer()))
                .findFirst()
                .or(() -> pins.stream().findFirst())
                .map(Pin::release);
    }

    /** Layers that are fetched of other releases, each once. */
    List<Pin> others() {
        String main = main().map(Fact::text).orElse("");
        Map<String, Pin> others = new LinkedHashMap<>();
        pins.stream()
                .filter(pin -> !pin.layer().isEmpty() && !pin.release().text().equals(main))
                .forEach(pin -> others.putIfAbsent(pin.layer(), pin));
        return List.copyOf(others.values());
    }
}
