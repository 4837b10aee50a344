package org.bsplint.eval.bitbake.python.library;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.eval.bitbake.python.run.World;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Regex;
import org.bsplint.eval.bitbake.python.value.Unmodelled;

/** Functions of the module {@code re} (Library Reference, 6.2). */
public final class RegexFunctions {
    private RegexFunctions() {}

    public static Map<String, NativeCall> all() {
        Map<String, NativeCall> all = new HashMap<>();
        for (String method : List.of("match", "fullmatch", "search", "findall", "finditer", "split")) {
            all.put("re." + method, (a, w) -> call(method, a, w, 2));
        }
        all.put("re.sub", (a, w) -> call("sub", a, w, 4));
        all.put("re.compile", (a, w) -> compile(a, 1).<Py>map(Py.Pattern::new).orElseGet(() -> unknown(a)));
        all.put(
                "re.escape",
                NativeCall.pure(
                        (a, w) -> Py.of(NativeCall.text(a, 0, w).replaceAll("[^a-zA-Z0-9_!\"%',/:;<=>@`]", "\\\\$0"))));
        return all;
    }

    private static Py call(String method, Arguments arguments, World world, int flags) {
        return compile(arguments, flags)
                .map(regex -> regex.call(method, arguments.rest(), world.exceptions(), world::call))
                .orElseGet(() -> unknown(arguments));
    }

    private static Optional<Regex> compile(Arguments arguments, int flags) {
        Py pattern = arguments.get(0, "pattern", Py.NONE);
        if (pattern instanceof Py.Pattern compiled) {
            return Optional.of(compiled.regex());
        }
        Optional<Integer> bits = Regex.flags(arguments.get(flags, "flags", new Py.Int(0)));
        return bits.isEmpty() ? Optional.empty() : pattern.asText().flatMap(text -> Regex.compile(text, bits.get()));
    }

    private static Py unknown(Arguments arguments) {
        return arguments.causes().isEmpty()
                ? Unmodelled.value("the regular expression "
                        + arguments.get(0, "", Py.NONE).asText().orElse(""))
                : new Py.Unknown(arguments.causes());
    }
}
