package org.bsplint.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bsplint.model.BootConfiguration;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Value;

/**
 * One of several boot configurations of an image as people read it.
 *
 * @param values by component, the options that are not the same in all of them, without secrets; of facts such as
 *     {@code device-tree.linux-optee} likewise
 */
public record BootVariant(
        String name, String scheme, String monitor, String purpose, Map<String, List<Option>> values) {
    public BootVariant {
        values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** All of an image; empty where it has but one. */
    public static List<BootVariant> of(Image image) {
        Set<String> changing = new TreeSet<>();
        image.configurations().forEach(one -> changing.addAll(one.components().keySet()));
        List<Image> views = image.configurations().stream().map(image::in).toList();
        Map<String, Set<String>> differing = new TreeMap<>();
        changing.forEach(component -> differing.put(component, differing(views, component)));
        Map<String, Set<String>> facts = differingFacts(views);
        List<BootVariant> variants = new ArrayList<>();
        for (BootConfiguration one : image.configurations()) {
            Image view = image.in(one);
            Map<String, List<Option>> values = new TreeMap<>();
            differing.forEach((component, names) -> values.put(
                    component,
                    Redaction.options(names.stream()
                            .map(view.component(component).options()::get)
                            .toList())));
            facts.forEach((word, names) -> values.put(
                    word,
                    names.stream()
                            .map(name -> view.fact(word + "." + name).named(name))
                            .toList()));
            variants.add(new BootVariant(
                    one.name(),
                    shown(view, "boot.scheme"),
                    shown(view, "boot.secure-monitor"),
                    shown(view, "boot.purpose"),
                    values));
        }
        return variants;
    }

    /** The value as a short text. */
    public static String text(Option option) {
        Value value = option.value();
        return value.asKnown().orElse(value.isUnset() ? "(unset)" : "(unknown)");
    }

    private static String shown(Image view, String fact) {
        return view.fact(fact).value().asKnown().orElse("");
    }

    /** Facts that belong to no component, by their first word; what tells configurations apart is no such fact. */
    private static Map<String, Set<String>> differingFacts(List<Image> views) {
        Map<String, Set<String>> differing = new TreeMap<>();
        Set<String> names = new TreeSet<>();
        views.forEach(view -> names.addAll(view.facts().names()));
        names.stream()
                .filter(name -> name.indexOf('.') > 0 && !name.startsWith("boot."))
                .filter(name -> views.stream()
                                .map(view -> told(view.fact(name).value()))
                                .distinct()
                                .count()
                        > 1)
                .forEach(name -> differing
                        .computeIfAbsent(name.substring(0, name.indexOf('.')), word -> new TreeSet<>())
                        .add(name.substring(name.indexOf('.') + 1)));
        return differing;
    }

    /** What is known in none of them is no difference, whatever the reasons. */
    private static Object told(Value value) {
        return value.isUndecided() ? "" : value;
    }

    private static Set<String> differing(List<Image> views, String component) {
        List<OptionSet> sets = views.stream()
                .map(view -> view.component(component))
                .map(Component::options)
                .toList();
        Set<String> names = new LinkedHashSet<>();
        sets.forEach(set -> names.addAll(set.names()));
        Set<String> differing = new TreeSet<>();
        for (String name : names) {
            if (sets.stream().map(set -> set.value(name)).distinct().count() > 1) {
                differing.add(name);
            }
        }
        return differing;
    }
}
