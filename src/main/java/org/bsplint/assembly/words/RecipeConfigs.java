package org.bsplint.assembly.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bsplint.assembly.view.RecipeView;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.PlatformRow;
import org.bsplint.ecosystem.VendorLayer;
import org.bsplint.project.Glob;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;
import org.bsplint.value.References;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/**
 * The words that a vendor's recipe adds to make's command line for one boot configuration: those of the entries of its
 * lists that count ({@code TF_A_CONFIG[optee-sdcard]}), and those of its shell code. Where a BL2 and the parts of its FIP
 * are separate builds of one component, the words of both count.
 */
public final class RecipeConfigs {

    /** What an unknown stretch of a configuration may hold, beside the vendors' own switches. */
    private static final List<String> SWITCHES = List.of("AARCH32_SP", "SPD", "PSA_FWU_SUPPORT");

    private final KnowledgeBase knowledge;
    private final RecipeView recipe;
    private final RecipeWords recipeWords;
    private final List<VendorLayer.RecipeWord> rows;
    private final Optional<BootBuild> build;
    private final String scheme;
    private final Optional<String> soc;
    private final Map<String, Cause> open = new LinkedHashMap<>();

    /**
     * @param recipeWords of the recipe
     * @param scheme what counts where nothing lists boot configurations
     */
    public RecipeConfigs(
            KnowledgeBase knowledge,
            RecipeView recipe,
            RecipeWords recipeWords,
            List<VendorLayer.RecipeWord> rows,
            Optional<BootBuild> build,
            String scheme,
            Optional<String> soc) {
        this.knowledge = knowledge;
        this.recipe = recipe;
        this.recipeWords = recipeWords;
        this.rows = rows;
        this.build = build;
        this.scheme = scheme;
        this.soc = soc;
    }

    /** Words of the configurations that count, in order. */
    public CommandLine words() {
        List<MakeWord> words = new ArrayList<>();
        for (String variable :
                rows.stream().map(VendorLayer.RecipeWord::configs).distinct().toList()) {
            if (!variable.isEmpty()) {
                chosen(variable).forEach(config -> words.addAll(fields(variable, config)));
            }
        }
        for (VendorLayer.RecipeWord row : rows) {
            if (row.word().startsWith("${")) {
                words.addAll(wordsOf(row));
            } else if (row.isOpen()) {
                leaveOpen(row);
            } else {
                added(row).ifPresent(words::add);
            }
        }
        Map<String, Cause> maybe = new LinkedHashMap<>(open);
        words.forEach(word -> maybe.remove(word.name()));
        return words.isEmpty() && maybe.isEmpty()
                ? CommandLine.NOTHING
                : new CommandLine(words, maybe, Optional.empty(), false);
    }

    /** Names of the configurations that count. */
    private List<String> chosen(String variable) {
        return build.map(one -> one.of(variable))
                .filter(entries -> !entries.isEmpty())
                .orElseGet(
                        () -> ShellWords.split(recipe.options().value(variable).partial()).stream()
                                .filter(word -> word.equals(Text.of(scheme)))
                                .map(Text::known)
                                .limit(1)
                                .toList());
    }

    private List<MakeWord> fields(String variable, String config) {
        Option option = recipe.options().get(variable);
        Value flag = option.flags().get(config);
        if (flag == null) {
            return List.of();
        }
        List<Text> fields = Fields.split(flag.partial(), ',');
        if (fields.size() < 2) {
            return List.of();
        }
        if (!fields.get(1).isKnown()) {
            Cause cause = fields.get(1).causes().iterator().next();
            SWITCHES.forEach(name -> open.put(name, cause));
            knowledge.vendors().stream()
                    .flatMap(vendor -> vendor.configSwitches().stream())
                    .forEach(name -> open.put(name, cause));
        }
        return recipeWords.ofEntry(variable, config, fields.get(1));
    }

    /** All words of a variable. */
    private List<MakeWord> wordsOf(VendorLayer.RecipeWord row) {
        String variable = row.word().substring(2, row.word().length() - 1);
        Option option = recipe.options().get(variable);
        return applies(row) && !option.value().isUnset()
                ? recipeWords.of(variable, option.value().partial())
                : List.of();
    }

    private Optional<MakeWord> added(VendorLayer.RecipeWord row) {
        if (!applies(row)) {
            return Optional.empty();
        }
        int equals = row.word().indexOf('=');
        boolean wantsTree = row.word().contains("{tree}");
        Optional<String> tree = wantsTree ? tree(row) : Optional.empty();
        boolean wantsSoc = row.word().contains("{soc}") || row.word().contains("{SOC}");
        if (equals <= 0 || wantsTree && tree.isEmpty() || wantsSoc && soc.isEmpty()) {
            return Optional.empty();
        }
        String text = row.word()
                .replace("{tree}", tree.orElse(""))
                .replace("{soc}", soc.orElse(""))
                .replace("{SOC}", soc.orElse("").toUpperCase(Locale.ROOT));
        String name = text.substring(0, text.indexOf('='));
        Text value = expanded(text.substring(text.indexOf('=') + 1));
        Assignment step = Assignment.from(
                Origin.COMMAND_LINE, "=", text, "the shell code of " + recipe.file() + " passes it to make");
        return Optional.of(new MakeWord(name, value, Origin.COMMAND_LINE, List.of(step)));
    }

    private boolean applies(VendorLayer.RecipeWord row) {
        boolean bySoc = row.soc().isEmpty() || row.soc().equals(soc);
        boolean byCondition = row.condition().isEmpty()
                || row.condition()
                        .get()
                        .value()
                        .equals(value(row.condition().get().name()).asKnown().orElse(""));
        Glob config = Glob.of(row.config());
        boolean byConfig =
                row.config().isEmpty() || chosen(row.configs()).stream().anyMatch(config::matches);
        return bySoc && byCondition && byConfig;
    }

    /** A word that only the build can tell: also where its condition is not known. */
    private void leaveOpen(VendorLayer.RecipeWord row) {
        boolean undecided =
                row.condition().filter(test -> value(test.name()).isUndecided()).isPresent();
        if (applies(row) || undecided) {
            open.put(
                    row.word(),
                    Cause.of(
                            Cause.Kind.EXTERNAL_COMMAND,
                            "the shell code of " + recipe.file() + " passes it as other files tell when it is run"));
        }
    }

    /** Recipes of machines with several SoCs read {@code NAME:<soc>} by its full name, and NAME where that is not set. */
    private Value value(String variable) {
        Optional<String> own = soc.map(family -> variable + ":" + family).filter(recipe.options()::has);
        return recipe.options().value(own.orElse(variable));
    }

    private Text expanded(String text) {
        return References.BITBAKE.expand(text, name -> value(name).partial());
    }

    /** The first device tree of the boot configuration, else the first of the SoC that is built for. */
    private Optional<String> tree(VendorLayer.RecipeWord row) {
        Text trees = row.trees().isEmpty()
                ? configTrees(row.configs())
                : recipe.options().value(row.trees()).partial();
        List<String> names = recipeWords.names(trees);
        List<String> boards = build.map(BootBuild::trees).orElse(List.of());
        return Stream.concat(boards.stream().filter(names::contains), names.stream())
                .filter(name -> !isOfOtherFamily(name))
                .findFirst();
    }

    private boolean isOfOtherFamily(String tree) {
        List<PlatformRow> told = knowledge.platforms().stream()
                .filter(row -> !row.deviceTree().isEmpty() && tree.startsWith(row.deviceTree()))
                .toList();
        return soc.isPresent()
                && !told.isEmpty()
                && told.stream().noneMatch(row -> row.family().equals(soc.get()));
    }

    private Text configTrees(String variable) {
        Text.Builder trees = new Text.Builder();
        for (String config : chosen(variable)) {
            Value flag = recipe.options().get(variable).flags().get(config);
            if (flag != null) {
                Fields.split(flag.partial(), ',').stream().findFirst().ifPresent(trees::append);
                trees.append(' ');
            }
        }
        return trees.build();
    }
}
