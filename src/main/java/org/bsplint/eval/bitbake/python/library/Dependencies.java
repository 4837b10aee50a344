package org.bsplint.eval.bitbake.python.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.eval.bitbake.python.run.World;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Operators;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Unmodelled;
import org.bsplint.value.Truth;

/** Dependency lists with versions, {@code a (>= 1) b}: {@code bb.utils.explode_dep_versions2} and {@code join_deps}. */
final class Dependencies {
    private static final Pattern ITEM =
            Pattern.compile("\\(\\s*+(<=|=<|<<|==|!=|>=|=>|>>|<|>|=)\\s*+([^()]*+)\\)|([^\\s()]++)");

    private Dependencies() {}

    static Py explode(Arguments arguments, World world) {
        String text = NativeCall.text(arguments, 0, world).replace(",", "");
        Map<String, List<String>> found = new LinkedHashMap<>();
        Matcher matcher = ITEM.matcher(text);
        String last = "";
        int end = 0;
        while (matcher.find()) {
            if (!text.substring(end, matcher.start()).isBlank()) {
                return Unmodelled.value("such a dependency list");
            }
            end = matcher.end();
            if (matcher.group(3) != null) {
                last = matcher.group(3);
                found.computeIfAbsent(last, name -> new ArrayList<>());
            } else if (!last.isEmpty()) {
                found.computeIfAbsent(last, name -> new ArrayList<>())
                        .add(matcher.group(1) + " " + matcher.group(2).strip().replaceAll("\\s+", " "));
            }
        }
        if (!text.substring(end).isBlank()) {
            return Unmodelled.value("such a dependency list");
        }
        boolean sort = Operators.truth(arguments.named().getOrDefault("sort", Py.TRUE)) == Truth.TRUE;
        Py.Dict dict = new Py.Dict();
        (sort ? new TreeMap<>(found) : found)
                .forEach((name, versions) -> dict.entries.put(Py.of(name), Py.list(versions)));
        return dict;
    }

    static Py join(Arguments arguments, World world) {
        if (!(arguments.get(0, "deps", Py.NONE) instanceof Py.Dict dict)) {
            return Unmodelled.value("bb.utils.join_deps");
        }
        List<String> items = new ArrayList<>();
        for (Map.Entry<Py, Py> entry : dict.entries.entrySet()) {
            if (entry.getKey().asText().isEmpty() || !(entry.getValue() instanceof Py.Sequence versions)) {
                return Unmodelled.value("bb.utils.join_deps");
            }
            String name = entry.getKey().asText().get();
            if (versions.items.isEmpty()) {
                items.add(name);
            }
            for (Py version : versions.items) {
                if (version.asText().isEmpty()) {
                    return Unmodelled.value("bb.utils.join_deps");
                }
                items.add(name + " (" + version.asText().get() + ")");
            }
        }
        boolean commas = Operators.truth(arguments.get(1, "commasep", Py.TRUE)) == Truth.TRUE;
        return Py.of(String.join(commas ? ", " : " ", items));
    }
}
