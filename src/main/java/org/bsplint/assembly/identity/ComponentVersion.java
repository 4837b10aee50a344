package org.bsplint.assembly.identity;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.LocalFile;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.RecipeView;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.ecosystem.vendor.VersionSpelling;
import org.bsplint.project.Role;
import org.bsplint.project.Stated;
import org.bsplint.source.Regex;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.version.Version;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;

/** The version that a component's recipe or its own sources name. */
public final class ComponentVersion {
    private static final Regex NUMBER = Regex.of("(?m)^[ \\t]*([A-Z_]+)[ \\t]*[:?]?=[ \\t]*(\\S*)[ \\t]*$");
    /** The name of a patch in {@code SRC_URI}. */
    /** OP-TEE's mk/config.mk names its version after some five thousand characters. */
    private static final int HEAD = 16_000;

    private ComponentVersion() {}

    /** What the user states, else the recipe's, else the sources' own; empty if none says. */
    public static Optional<Fact> find(Project project, YoctoView yocto, String component) {
        Stated stated = project.settings().versions().get(component);
        if (stated != null) {
            return Optional.of(Fact.of(stated));
        }
        Optional<Fact> recipe = yocto.recipe(component).flatMap(view -> ofRecipe(project, view, component));
        return recipe.isPresent() ? recipe : ofSources(project, component);
    }

    private static Optional<Fact> ofRecipe(Project project, RecipeView recipe, String component) {
        Fact named = new Fact(recipe.version(), recipe.file(), Optional.empty(), Origin.FILE);
        Optional<Fact> written = ofRecipe(recipe)
                .map(fact -> patched(project, recipe, component, fact))
                .or(() ->
                        Optional.of(patched(project, recipe, component, named)).filter(fact -> !fact.equals(named)));
        Optional<Fact> given = RecipeSources.of(project, recipe, component)
                .version()
                .filter(fact -> written.isEmpty() || !saysMore(project, written.get(), fact));
        return given.or(() -> written).or(() -> RecipeSources.named(recipe, component));
    }

    /** A vendor's own sources tell only the number that they are made from. */
    private static boolean saysMore(Project project, Fact written, Fact sources) {
        Optional<Version> number = Version.parse(sources.text());
        return project.knowledge().spelling().isVendor(written.text())
                && !project.knowledge().spelling().isVendor(sources.text())
                && Version.parse(written.text())
                        .filter(version -> number.filter(version::isOfLine).isPresent())
                        .isPresent();
    }

    private static Optional<Fact> ofRecipe(RecipeView recipe) {
        Option pv = recipe.options().get("PV");
        Optional<String> text =
                pv.value().asKnown().filter(known -> Version.parse(known).isPresent());
        if (text.isPresent()) {
            String version = text.get();
            return Optional.of(pv.place()
                    .map(at -> Fact.at(version, at))
                    .orElse(new Fact(version, recipe.file(), Optional.empty(), Origin.FILE)));
        }
        boolean named = pv.value().isUnset() && Version.parse(recipe.version()).isPresent();
        return named
                ? Optional.of(new Fact(recipe.version(), recipe.file(), Optional.empty(), Origin.FILE))
                : Optional.empty();
    }

    /** All that is assigned, where nobody knows what of it counts: a vendor's recipe does not name patches of later versions. */
    private static String written(Option uri) {
        return uri.history().stream().map(Assignment::text).collect(Collectors.joining(" "));
    }

    /** What the assignment tells that adds this patch. */
    private static Fact at(String version, Option uri, String patch, RecipeView recipe) {
        return uri.history().stream()
                .filter(assignment -> assignment.text().contains(patch))
                .flatMap(assignment -> assignment.span().stream())
                .findFirst()
                .or(uri::place)
                .map(at -> Fact.at(version, at))
                .orElse(Fact.known(version, recipe.file()));
    }

    /** The version that the vendor's patches make of it, where their names say more than PV. */
    private static Fact patched(Project project, RecipeView recipe, String component, Fact fact) {
        VersionSpelling spelling = project.knowledge().spelling();
        Option uri = recipe.options().get("SRC_URI");
        Optional<Version> own = Version.parse(spelling.normal(fact.text()));
        Optional<Fact> patched = Optional.empty();
        for (String name : LocalFile.patches(uri.value().asKnown().orElseGet(() -> written(uri)))) {
            if (own.isEmpty()) {
                break;
            }
            Optional<String> made = spelling.versionOfPatch(component, name);
            Version least = own.get();
            Optional<Version> version = made.flatMap(text -> Version.parse(spelling.normal(text)))
                    .filter(found -> found.compareTo(least) > 0 && found.isOfLine(least));
            if (version.isPresent()) {
                own = version;
                patched = Optional.of(at(made.orElse(""), uri, name, recipe));
            }
        }
        return patched.orElse(fact);
    }

    private static Optional<Fact> ofSources(Project project, String component) {
        return project.inputs().paths(Role.SOURCES, component).stream()
                .flatMap(folder -> ofFolder(project, component, folder).stream())
                .findFirst();
    }

    /** What the sources in this folder say themselves. */
    static Optional<Fact> ofFolder(Project project, String component, String folder) {
        String base = folder.isEmpty() ? "" : folder + "/";
        return switch (component) {
            case "u-boot", "linux" -> kernelStyle(project, base + "Makefile");
            case "tf-a" -> joined(project, base + "Makefile", "VERSION_MAJOR", "VERSION_MINOR", "VERSION_PATCH");
            case "optee" ->
                joined(project, base + "mk/config.mk", "CFG_OPTEE_REVISION_MAJOR", "CFG_OPTEE_REVISION_MINOR");
            default -> Optional.empty();
        };
    }

    private static Optional<Fact> kernelStyle(Project project, String path) {
        Optional<SourceFile> file = project.tree().read(path);
        Map<String, String> head = file.map(ComponentVersion::head).orElse(Map.of());
        if (!head.containsKey("VERSION") || !head.containsKey("PATCHLEVEL")) {
            return Optional.empty();
        }
        boolean boot = head.get("VERSION").length() == 4;
        String sub = head.getOrDefault("SUBLEVEL", "");
        String text = (boot ? "v" : "") + head.get("VERSION") + "." + head.get("PATCHLEVEL")
                + (sub.isEmpty() ? "" : "." + sub) + head.getOrDefault("EXTRAVERSION", "");
        return fact(project, text, file.orElseThrow());
    }

    private static Optional<Fact> joined(Project project, String path, String major, String minor, String... more) {
        Optional<SourceFile> file = project.tree().read(path);
        Map<String, String> head = file.map(ComponentVersion::head).orElse(Map.of());
        if (!head.containsKey(major) || !head.containsKey(minor)) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(head.get(major) + "." + head.get(minor));
        for (String name : more) {
            if (!head.getOrDefault(name, "").isEmpty()
                    && !head.getOrDefault(name, "").equals("0")) {
                text.append('.').append(head.get(name));
            }
        }
        if (path.endsWith("mk/config.mk")) {
            text.append(".0");
        }
        return fact(project, text.toString(), file.orElseThrow());
    }

    private static Optional<Fact> fact(Project project, String text, SourceFile file) {
        VersionSpelling spelling = project.knowledge().spelling();
        boolean version = Version.parse(text).isPresent() && !text.contains("$");
        return version
                ? Optional.of(Fact.at(spelling.isVendor(text) ? spelling.normal(text) : text, file.line(1)))
                : Optional.empty();
    }

    private static Map<String, String> head(SourceFile file) {
        Map<String, String> values = new TreeMap<>();
        Matcher lines = NUMBER.matcher(
                file.text().substring(0, Math.min(HEAD, file.text().length())));
        while (lines.find()) {
            values.putIfAbsent(lines.group(1), lines.group(2));
        }
        return values;
    }
}
