package org.bsplint.eval.hush;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bsplint.eval.hush.environment.Entry;
import org.bsplint.eval.hush.environment.ImportedText;
import org.bsplint.eval.hush.expression.Numbers;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/** {@code setenv}, {@code printenv}, {@code showvar} and {@code env …} (U-Boot's cmd/nvedit.c). */
final class EnvironmentCommands {
    /** Variables that a build may refuse to change ({@code ENV_FLAGS_LIST_STATIC}, include/env_flags.h). */
    private static final Pattern GUARDED = Pattern.compile("eth\\d*addr|serial#|ver");
    /** Variables that must hold an IP address. */
    private static final Pattern ADDRESSES = Pattern.compile("ipaddr|gatewayip|netmask|serverip|dnsip");

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final Run run;

    EnvironmentCommands(Run run) {
        this.run = run;
    }

    Status run(String name, Commands.Call call) {
        return switch (name) {
            case "setenv" -> set(call, 1);
            case "printenv" -> defined(call, 1);
            case "showvar" -> Status.UNKNOWN;
            default -> subcommand(call);
        };
    }

    private Status subcommand(Commands.Call call) {
        Optional<String> sub = call.argument(1);
        if (sub.isEmpty()) {
            return call.size() < 2 ? Status.ONE : shake(call);
        }
        return switch (sub.get()) {
            case "set" -> set(call, 2);
            case "print", "exists" -> defined(call, 2);
            case "run" -> new RunCommands(run).runVariables(call, 2);
            case "delete", "del" -> delete(call);
            case "import" -> imported(call);
            case "default" -> reset(call);
            case "ask", "edit", "indirect" -> blurArgument(call);
            case "load", "select" -> shake(call);
            default -> Status.UNKNOWN;
        };
    }

    private Status shake(Commands.Call call) {
        run.state()
                .variables
                .shake(Cause.of(Cause.Kind.EXTERNAL_COMMAND, "changed by `" + line(call) + "`", call.span()));
        return Status.UNKNOWN;
    }

    private static String line(Commands.Call call) {
        return String.join(
                " ", call.argv().stream().limit(2).map(Text::toString).toList());
    }

    private Status blurArgument(Commands.Call call) {
        return call.argument(2).map(name -> blur(name, call)).orElseGet(() -> shake(call));
    }

    private Status blur(String name, Commands.Call call) {
        Cause cause = Cause.of(Cause.Kind.EXTERNAL_COMMAND, "changed by `" + line(call) + "`", call.span());
        run.state().variables.put(name, Value.unknown(cause), step(call, Text.unknown(cause)));
        return Status.UNKNOWN;
    }

    private static Assignment step(Commands.Call call, Text text) {
        return Variables.step(call.span(), call.text(0).toString(), text);
    }

    /** {@code _do_env_set}: the arguments joined by one blank each; none deletes the variable. */
    private Status set(Commands.Call call, int from) {
        int at = from;
        while (call.argument(at).filter(word -> word.startsWith("-")).isPresent()) {
            if (call.argument(at).filter(word -> word.matches("-f*")).isEmpty()) {
                return call.argument(at).filter(word -> word.startsWith("-e")).isPresent()
                        ? Status.UNKNOWN
                        : Status.ONE;
            }
            at++;
        }
        Optional<String> name = call.argument(at);
        if (name.isEmpty()) {
            return call.size() <= at ? Status.UNKNOWN : shake(call);
        }
        if (name.get().indexOf('=') >= 0) {
            return Status.ONE;
        }
        if (call.endsAt(at + 1) == Truth.TRUE) {
            run.state().variables.unset(name.get(), step(call, Text.EMPTY));
            return Status.OK;
        }
        Text text = joined(call, at + 1);
        boolean maybeNone =
                call.endsAt(at + 1) == Truth.UNKNOWN && text.segments().size() == 1 && !text.isKnown();
        Value value = maybeNone ? Value.unknown(text.causes(), true) : Value.of(text);
        return checked(name.get(), value, call, text);
    }

    /** Words that may turn out to be none take the blank beside them along. */
    private static Text joined(Commands.Call call, int from) {
        Text.Builder joined = new Text.Builder();
        boolean blank = false;
        for (int i = from; i < call.size(); i++) {
            Text word = call.argv().get(i);
            boolean mayVanish = i >= call.certain()
                    && word.segments().stream().noneMatch(Text.Literal.class::isInstance)
                    && !word.isEmpty();
            if (blank && !mayVanish) {
                joined.append(' ');
            }
            joined.append(word);
            blank = !mayVanish;
        }
        return joined.build();
    }

    /** Some variables may refuse to change, or to take such a value: then it is not known which they hold. */
    private Status checked(String name, Value value, Commands.Call call, Text text) {
        Value before = run.state().variables.environment(name);
        boolean guarded = GUARDED.matcher(name).matches() && !before.isUnset();
        boolean misfit = ADDRESSES.matcher(name).matches()
                && !value.asKnown()
                        .filter(known -> ADDRESS.matcher(known).matches())
                        .isPresent();
        if (guarded || misfit) {
            Cause cause = Cause.of(Cause.Kind.MISSING_INPUT, "U-Boot may refuse to change `" + name + "`", call.span());
            run.state().variables.put(name, Value.unknown(Set.of(cause), before.isUnset()), step(call, text));
            return Status.UNKNOWN;
        }
        run.state().variables.put(name, value, step(call, text));
        return Status.OK;
    }

    /** {@code printenv} and {@code env exists}: 0 if all the names are defined. */
    private Status defined(Commands.Call call, int from) {
        int at = from;
        while (call.argument(at).filter(word -> word.startsWith("-")).isPresent()) {
            at++;
        }
        if (call.endsAt(at) != Truth.FALSE) {
            return Status.UNKNOWN;
        }
        Truth all = Truth.TRUE;
        for (int i = at; i < call.size(); i++) {
            Truth set = call.argument(i)
                    .map(name -> isSet(run.state().variables.environment(name)))
                    .orElse(Truth.UNKNOWN);
            all = all.and(set);
        }
        return Status.of(all);
    }

    private static Truth isSet(Value value) {
        if (value instanceof Value.Unknown unknown) {
            return unknown.maybeUnset() ? Truth.UNKNOWN : Truth.TRUE;
        }
        return Truth.of(!value.isUnset());
    }

    private Status delete(Commands.Call call) {
        for (int i = 2; i < call.size(); i++) {
            Optional<String> name = call.argument(i);
            if (name.isEmpty()) {
                return shake(call);
            }
            if (!name.get().startsWith("-")) {
                run.state().variables.unset(name.get(), step(call, Text.EMPTY));
            }
        }
        return Status.UNKNOWN;
    }

    private Status reset(Commands.Call call) {
        List<String> names = new ArrayList<>();
        for (int i = 2; i < call.size(); i++) {
            Optional<String> word = call.argument(i);
            if (word.isEmpty() || word.get().equals("-a") || word.get().equals("-fa")) {
                return shake(call);
            }
            if (!word.get().startsWith("-")) {
                names.add(word.get());
            }
        }
        names.forEach(name -> blur(name, call));
        return Status.UNKNOWN;
    }

    /** {@code env import [-d] [-t [-r]] address [size] [names]}. */
    private Status imported(Commands.Call call) {
        Set<Character> flags = new HashSet<>();
        int at = 2;
        while (call.argument(at)
                .filter(word -> word.startsWith("-") && word.length() > 1)
                .isPresent()) {
            call.argument(at).get().substring(1).chars().forEach(flag -> flags.add((char) flag));
            at++;
        }
        Optional<Text> content =
                call.argument(at).map(address -> run.state().memory.get(Numbers.parse(address, 16)));
        if (content.isEmpty() || !flags.contains('t') || !call.isKnown()) {
            return importedUnknown(call, at + 2, flags.contains('d'));
        }
        List<String> names = call.words().subList(Math.min(at + 2, call.size()), call.size());
        String text = content.get().known();
        if (call.size() > at + 1 && !call.words().get(at + 1).equals("-")) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            int size = (int) Math.min(
                    bytes.length, Math.max(0, Numbers.parse(call.words().get(at + 1), 16)));
            text = new String(bytes, 0, size, StandardCharsets.UTF_8);
        }
        if (flags.contains('d') && names.isEmpty()) {
            run.state().variables.clear(step(call, Text.EMPTY));
        }
        for (Entry entry : ImportedText.parse(text, flags.contains('r'))) {
            if (names.isEmpty() || names.contains(entry.name())) {
                run.state()
                        .variables
                        .put(
                                entry.name(),
                                entry.value(),
                                step(call, entry.value().partial()));
            }
        }
        return Status.OK;
    }

    private Status importedUnknown(Commands.Call call, int from, boolean deletes) {
        if (from >= call.size() || deletes || !call.isKnown()) {
            return shake(call);
        }
        call.words().subList(from, call.size()).forEach(name -> blur(name, call));
        return Status.UNKNOWN;
    }
}
