package org.bsplint.eval.bitbake.python.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.eval.bitbake.Variables;
import org.bsplint.eval.bitbake.python.run.World;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Unmodelled;
import org.bsplint.syntax.bitbake.Blanks;
import org.bsplint.value.Value;

/**
 * {@code bb.fetch2.get_srcrev}, which SRCPV calls: known where every repository of SRC_URI is Git's and its revision is
 * stated in full ({@code srcrev_internal_helper} in {@code fetch2/__init__.py}). A branch, a tag or AUTOINC asks the server.
 */
final class SourceRevisions {
    /** Schemes whose fetchers do not look at SRCREV. */
    private static final Set<String> WITHOUT_REVISION = Set.of("file", "http", "https", "ftp");

    private static final Pattern FULL = Pattern.compile("[0-9a-f]{40}");
    private static final int SHOWN = 10;

    private final Variables variables;
    /** Names of the repositories and their revisions, in order. */
    private final Map<String, String> revisions = new LinkedHashMap<>();

    private int repositories;

    private SourceRevisions(Variables variables) {
        this.variables = variables;
    }

    static Py of(Arguments arguments, World world) {
        if (arguments.count() != 1 || !(arguments.get(0, "d", Py.NONE) instanceof Py.Store store)) {
            return Unmodelled.value("bb.fetch2.get_srcrev");
        }
        Variables variables = store.access().variables();
        Value sources = variables.value("SRC_URI");
        return sources.asKnown()
                .flatMap(text -> new SourceRevisions(variables).version(text))
                .<Py>map(Py::of)
                .orElseGet(() -> sources.isKnown() || sources.causes().isEmpty()
                        ? Unmodelled.value("bb.fetch2.get_srcrev")
                        : new Py.Unknown(sources.causes()));
    }

    private Optional<String> version(String sources) {
        for (String url : new LinkedHashSet<>(Blanks.words(sources))) {
            if (!add(url)) {
                return Optional.empty();
            }
        }
        if (repositories == 1 && revisions.size() == 1) {
            return Optional.of("AUTOINC+" + shown(revisions.values().iterator().next()));
        }
        return variables
                .value("SRCREV_FORMAT")
                .asKnown()
                .filter(format -> !format.isEmpty() && repositories > 0)
                .map(format -> "AUTOINC+" + replaced(format));
    }

    private static String shown(String revision) {
        return revision.substring(0, Math.min(SHOWN, revision.length()));
    }

    private String replaced(String format) {
        List<String> names = new ArrayList<>(revisions.keySet());
        names.sort(Comparator.comparingInt(String::length).reversed());
        Pattern any = Pattern.compile(
                String.join("|", names.stream().map(Pattern::quote).toList()));
        return any.matcher(format)
                .replaceAll(found -> Matcher.quoteReplacement(shown(revisions.getOrDefault(found.group(), ""))));
    }

    /** False if what the real fetcher makes of it is not known. */
    private boolean add(String url) {
        int colon = url.indexOf("://");
        String scheme = colon < 0 ? "" : url.substring(0, colon);
        if (WITHOUT_REVISION.contains(scheme)) {
            return true;
        }
        if (!scheme.equals("git") && !scheme.equals("gitsm")) {
            return false;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        String[] parts = url.split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals > 0) {
                parameters.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
            } else if (!parts[i].isEmpty()) {
                return false;
            }
        }
        repositories++;
        List<String> names = List.of(parameters.getOrDefault("name", "default").split(",", -1));
        boolean free = parameters.getOrDefault("nobranch", "0").equals("1")
                || parameters.getOrDefault("usehead", "0").equals("1");
        int branches = free && !parameters.containsKey("branch")
                ? 1
                : parameters.getOrDefault("branch", "master").split(",", -1).length;
        return branches == names.size() && names.stream().allMatch(name -> add(name, parameters));
    }

    private boolean add(String name, Map<String, String> parameters) {
        Optional<String> revision = revision(name);
        Optional<String> own =
                Optional.ofNullable(parameters.get("rev")).or(() -> Optional.ofNullable(parameters.get("tag")));
        boolean both = parameters.containsKey("rev") && parameters.containsKey("tag");
        if (revision.isEmpty() || both) {
            return false;
        }
        boolean stated = !revision.get().isEmpty() && !revision.get().equals("INVALID");
        if (stated && own.isPresent() && !own.get().equals(revision.get())) {
            return false;
        }
        String used = own.orElse(revision.get());
        revisions.put(name, used);
        return FULL.matcher(used).matches();
    }

    /** What SRCREV says for a repository; {@code INVALID} or empty text if nothing; empty if that is unknown. */
    private Optional<String> revision(String name) {
        Value recipe = variables.value("PN");
        char separator = variables.dialect().separator();
        List<String> attempts = new ArrayList<>();
        if (!recipe.isKnown() && !recipe.isUnset()) {
            return Optional.empty();
        }
        String pn = recipe.isUnset() || recipe.partial().isEmpty() ? "" : separator + "pn-" + recipe.partial();
        for (String start : name.isEmpty() ? List.of("SRCREV") : List.of("SRCREV_" + name, "SRCREV")) {
            if (!pn.isEmpty()) {
                attempts.add(start + pn);
            }
            attempts.add(start);
        }
        String last = "";
        for (String attempt : attempts) {
            Value value = variables.value(attempt);
            if (!value.isKnown() && !value.isUnset()) {
                return Optional.empty();
            }
            last = value.asKnown().orElse("");
            if (!last.isEmpty() && !last.equals("INVALID")) {
                break;
            }
        }
        return Optional.of(last);
    }
}
