package org.bsplint.assembly.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.RecipeView;
import org.bsplint.source.Letters;
import org.bsplint.source.Paths;
import org.bsplint.source.Span;
import org.bsplint.syntax.version.Version;
import org.bsplint.value.Option;
import org.bsplint.value.Value;

/**
 * The sources that the product gives to a recipe instead of those that it was written for: by an append or the configuration
 * ({@code SRCREV}, a tag in {@code SRC_URI}), or a folder ({@code EXTERNALSRC}, which devtool sets too).
 *
 * @param revision what is fetched: a commit, a tag or a folder; empty if the recipe's own sources are built
 * @param version the component's version by it, where known
 */
record RecipeSources(Optional<Fact> revision, Optional<Fact> version) {
    private static final String NAME = "name=";
    private static final String TAG = "tag=";
    private static final String TAGS = "refs/tags/";

    static RecipeSources of(Project project, RecipeView recipe, String component) {
        Option external = recipe.options().get("EXTERNALSRC");
        String folder = external.value().asKnown().orElse("").strip();
        if (!folder.isEmpty()) {
            Fact from = fact(folder, external, recipe);
            return new RecipeSources(
                    Optional.of(from), ComponentVersion.ofFolder(project, component, Paths.normalize(folder)));
        }
        for (Option option : revisions(recipe)) {
            Optional<Fact> given = given(option, recipe);
            if (given.isPresent()) {
                return new RecipeSources(given, given.flatMap(fact -> version(component, fact)));
            }
        }
        return new RecipeSources(Optional.empty(), Optional.empty());
    }

    /** The version of the commit or tag that the recipe itself names. */
    static Optional<Fact> named(RecipeView recipe, String component) {
        return revisions(recipe).stream()
                .flatMap(option -> option.value().asKnown().map(text -> fact(text, option, recipe)).stream())
                .flatMap(fact -> version(component, fact).stream())
                .findFirst();
    }

    private static Optional<Fact> version(String component, Fact revision) {
        String text = revision.text().startsWith(TAGS) ? revision.text().substring(TAGS.length()) : revision.text();
        return SourceCommits.version(component, text)
                .or(() -> Optional.of(text).filter(RecipeSources::isTag))
                .map(version -> new Fact(version, revision.from(), revision.span(), revision.origin()));
    }

    private static boolean isTag(String text) {
        return text.contains(".") && Version.parse(text).isPresent();
    }

    /** The options that name what is fetched from the recipe's first address, its tag first. */
    private static List<Option> revisions(RecipeView recipe) {
        Option uri = recipe.options().get("SRC_URI");
        String text =
                uri.value().asKnown().orElseGet(() -> uri.value().partial().toString());
        List<Option> options = new ArrayList<>();
        String name = "";
        for (String parameter : parameters(text)) {
            if (parameter.startsWith(NAME)) {
                name = parameter.substring(NAME.length());
            } else {
                options.add(uri.withValue(Value.known(parameter.substring(TAG.length()))));
            }
        }
        if (!name.isEmpty()) {
            options.add(recipe.options().get("SRCREV_" + name));
        }
        options.add(recipe.options().get("SRCREV"));
        return options;
    }

    /** What names the revision of the first address that is no local file: {@code name=x}, {@code tag=v1}. */
    static List<String> parameters(String uri) {
        for (String word : Letters.BLANKS.split(uri)) {
            int scheme = Letters.WORD.end(word, 0);
            boolean address = scheme > 0 && word.startsWith("://", scheme) && word.length() > scheme + 3;
            if (address && !word.startsWith("file:")) {
                return Arrays.stream(word.substring(scheme + 3).split(";", -1))
                        .skip(1)
                        .filter(part -> part.length() > TAG.length() && part.startsWith(TAG)
                                || part.length() > NAME.length() && part.startsWith(NAME))
                        .toList();
            }
        }
        return List.of();
    }

    /** If not the recipe itself gave it. */
    private static Optional<Fact> given(Option option, RecipeView recipe) {
        List<String> appends = recipe.appends().stream().map(Paths::normalize).toList();
        boolean elsewhere = option.place()
                .map(Span::path)
                .filter(path -> appends.contains(path) || path.endsWith(".conf") && !path.endsWith("/bitbake.conf"))
                .isPresent();
        return option.value()
                .asKnown()
                .map(String::strip)
                .filter(text -> elsewhere && !text.isEmpty())
                .map(text -> fact(text, option, recipe));
    }

    private static Fact fact(String text, Option option, RecipeView recipe) {
        return option.place().map(at -> Fact.at(text, at)).orElse(Fact.known(text, recipe.file()));
    }
}
