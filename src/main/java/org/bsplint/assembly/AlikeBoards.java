package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bsplint.assembly.devicetree.DeviceTrees;
import org.bsplint.assembly.view.Identity;
import org.bsplint.assembly.words.BootBuild;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.model.Component;
import org.bsplint.value.Value;

/**
 * Boards of a boot configuration that are alike: their device trees say the same of what rules ask, and sources of a
 * component make the same of them but for the tree's name.
 */
final class AlikeBoards {
    private final BootChain chain;
    private final DeviceTrees trees;
    private final MadeComponents made;
    private final BoardOptions options;
    /** Components whose sources are in the project. */
    private final List<String> evaluated;
    /** Said of a board in one boot configuration, and most often in all others, too. */
    private final Map<List<Object>, Integer> known = new HashMap<>();
    /** Each thing that is said of boards, which may be long, has a number. */
    private final Map<Object, Integer> numbers = new HashMap<>();

    AlikeBoards(BootChain chain, DeviceTrees trees, MadeComponents made, BoardOptions options, List<String> evaluated) {
        this.chain = chain;
        this.trees = trees;
        this.made = made;
        this.options = options;
        this.evaluated = List.copyOf(evaluated);
    }

    /**
     * The boards in groups, the first first.
     *
     * @param components those that are the same for all boards
     * @param lines what the components' make is called with for one board
     */
    List<List<String>> of(
            BootBuild build,
            Map<String, Component> components,
            Function<Optional<BootBuild>, Map<String, CommandLine>> lines) {
        Map<List<Integer>, List<String>> alike = new LinkedHashMap<>();
        for (String board : build.trees()) {
            Optional<BootBuild> one = Optional.of(build.of(List.of(board), build.name()));
            Identity own = chain.identity(one);
            List<Integer> said = new ArrayList<>();
            said.add(known.computeIfAbsent(List.of(board, own), asked -> number(treesSay(own, one, components))));
            Map<String, CommandLine> here = evaluated.isEmpty() ? Map.of() : lines.apply(one);
            for (String name : evaluated) {
                CommandLine line = here.getOrDefault(name, CommandLine.NOTHING);
                said.add(known.computeIfAbsent(
                        List.of(board, own, name, line),
                        asked -> number(options.of(
                                made.of(name, own, line, List.of(), " " + build.name() + " " + board)
                                        .component(),
                                board))));
            }
            alike.computeIfAbsent(said, first -> new ArrayList<>()).add(board);
        }
        return List.copyOf(alike.values());
    }

    private int number(Object said) {
        return numbers.computeIfAbsent(said, first -> numbers.size());
    }

    private List<Object> treesSay(Identity own, Optional<BootBuild> one, Map<String, Component> components) {
        List<Object> said = new ArrayList<>();
        trees.facts(own, one, components).forEach(fact -> {
            Value value = fact.value();
            said.add(value.isUndecided() ? fact.name() : value);
        });
        return said;
    }
}
