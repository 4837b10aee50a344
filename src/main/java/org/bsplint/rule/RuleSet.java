package org.bsplint.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules in order of name.
 *
 * @param version of the whole set
 * @param added the version that brought a rule, by name; rules that are not listed were there from the start
 */
public record RuleSet(String version, List<Rule> rules, Map<String, String> added) {
    public RuleSet {
        List<Rule> sorted = new ArrayList<>(rules);
        sorted.sort(Comparator.comparing(Rule::name));
        rules = List.copyOf(sorted);
        added = Map.copyOf(added);
    }

    /** By name or former name. */
    public Optional<Rule> find(String name) {
        return rules.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .or(() -> rules.stream().filter(rule -> rule.isNamed(name)).findFirst());
    }

    public List<String> names() {
        return rules.stream().map(Rule::name).toList();
    }

    /** Further rules; one of the same name replaces the one that is here. */
    public RuleSet with(List<Rule> more) {
        List<Rule> all = new ArrayList<>(more);
        List<String> replaced = more.stream().map(Rule::name).toList();
        rules.stream().filter(rule -> !replaced.contains(rule.name())).forEach(all::add);
        return new RuleSet(version, all, added);
    }
}
