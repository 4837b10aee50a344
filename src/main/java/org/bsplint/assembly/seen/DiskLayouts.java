package org.bsplint.assembly.seen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.bsplint.assembly.component.EvaluationCache;
import org.bsplint.assembly.view.Project;
import org.bsplint.project.Role;
import org.bsplint.source.Paths;
import org.bsplint.source.Regex;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Observation;

/**
 * What disk layouts hold, as far as rules ask: wic's kickstart files ({@code part … --part-name=NAME}) and
 * STM32CubeProgrammer's tables (third column: the partition's name).
 */
final class DiskLayouts {
    private static final Regex WIC = Regex.of("(?m)^[ \\t]*+part(?:ition)?\\s[^\\n]*?--part-name[= ]\"?([\\w.-]+)");

    /** The root file system of a kickstart file, which needs no name of its partition. */
    private static final Regex ROOT =
            Regex.of("(?m)^[ \\t]*+part(?:ition)?\\s++(?:/[ \\t]|[^\\n]*?--source[= ]rootfs\\b)");

    private static final Regex TABLE = Regex.of("(?m)^(?!#)[^\\t\\n]*\\t[^\\t\\n]*\\t[ \\t\\r]*+([\\w.-]+)[ \\r]*+\\t");

    /** A row of a table that writes a FIP: name, type, device, offset. Metadata of updates has other names. */
    private static final Regex FIP = Regex.of(
            "(?m)^P[^\\t\\n]*\\t[^\\t\\n]*\\t\\s*(fip[\\w.-]*)\\s*\\t\\s*(?:Binary|FIP)[^\\t\\n]*\\t\\s*([a-z-]+\\d)\\s*\\t\\s*(\\S+)");

    private DiskLayouts() {}

    /** A layout of a whole system with a first stage and a FIP, and no partition for firmware-update metadata. */
    static List<Observation> observations(Project project, EvaluationCache cache) {
        List<String> layouts = project.inputs().paths(Role.LAYOUT);
        EvaluationCache.Key key = new EvaluationCache.Key("layouts", List.copyOf(layouts));
        return cache.sightings(project, key, seen -> observations(seen, layouts));
    }

    private static List<Observation> observations(Project project, List<String> layouts) {
        List<Observation> observations = new ArrayList<>();
        for (String path : layouts) {
            project.read(path).ifPresent(file -> {
                withoutMetadata(file).ifPresent(observations::add);
                fip(file).ifPresent(observations::add);
            });
        }
        return observations;
    }

    private static Optional<Observation> withoutMetadata(SourceFile file) {
        List<String> names = names(file);
        boolean boots = names.stream().anyMatch(name -> name.startsWith("fsbl"))
                && names.stream().anyMatch(name -> name.startsWith("fip"));
        boolean whole = names.stream().anyMatch(name -> name.startsWith("rootfs") || name.startsWith("bootfs"))
                || !file.path().endsWith(".tsv") && ROOT.in(file.text());
        if (!boots || !whole || names.stream().anyMatch(name -> name.contains("metadata"))) {
            return Optional.empty();
        }
        int first = file.text().indexOf("fsbl");
        return Optional.of(new Observation(
                "layout-without-metadata",
                "layout",
                List.of("metadata1", "metadata2"),
                Optional.of(file.line(file.lines().line(first))),
                Map.of("file", Paths.name(file.path())),
                List.of(),
                Optional.empty()));
    }

    private static Optional<Observation> fip(SourceFile file) {
        Matcher row = FIP.matcher(file.text());
        if (!file.path().endsWith(".tsv") || !row.find()) {
            return Optional.empty();
        }
        Map<String, String> details = Map.of(
                "file", Paths.name(file.path()), "name", row.group(1), "device", row.group(2), "offset", row.group(3));
        return Optional.of(new Observation(
                "layout-fip",
                "layout",
                List.of(row.group(1)),
                Optional.of(file.line(file.lines().line(row.start()))),
                details,
                List.of(),
                Optional.empty()));
    }

    private static List<String> names(SourceFile file) {
        Matcher matcher = (file.path().endsWith(".tsv") ? TABLE : WIC).matcher(file.text());
        List<String> names = new ArrayList<>();
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
