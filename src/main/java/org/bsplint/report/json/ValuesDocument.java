package org.bsplint.report.json;

import java.util.List;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.Value;

/**
 * One document of the schema {@code bsplint-values/1}: the effective values of one unit.
 *
 * @param unit which of several: the words of a matrix line, the file, {@code config} or a recipe's name; empty for none
 * @param file a recipe's path; empty elsewhere
 * @param version the component's version; empty if not known
 * @param output what make's {@code $(info)}, {@code $(warning)} and {@code $(error)} print; empty elsewhere
 * @param errors what the real tool would stop at
 */
public record ValuesDocument(
        String component,
        String unit,
        String file,
        String version,
        List<Option> values,
        List<String> output,
        List<Diagnostic> errors) {

    /** One line of JSON, without a line end. */
    public String render(boolean withTrace) {
        JsonWriter json = JsonWriter.compact().beginObject();
        json.member("schema", "bsplint-values/1").member("component", component);
        json.memberIfAny("unit", unit).memberIfAny("file", file).memberIfAny("version", version);
        json.key("values").beginObject();
        values.forEach(option -> option(json.key(option.name()), option, withTrace));
        json.endObject();
        if (!output.isEmpty()) {
            json.strings("output", output);
        }
        json.key("errors").beginArray();
        errors.forEach(error -> diagnostic(json, error));
        return json.endArray().endObject().toString();
    }

    /** {@code file}, {@code line}, {@code column} and {@code message} of a diagnostic. */
    public static void diagnostic(JsonWriter json, Diagnostic diagnostic) {
        json.beginObject();
        json.member("file", diagnostic.span().path())
                .member("line", diagnostic.span().line());
        json.member("column", diagnostic.span().column()).member("message", diagnostic.message());
        json.endObject();
    }

    private static void option(JsonWriter json, Option option, boolean withTrace) {
        json.beginObject();
        state(json, option.value());
        if (option.value() instanceof Value.Known) {
            json.member("origin", option.origin().word());
        }
        if (!option.flags().isEmpty()) {
            json.key("flags").beginObject();
            option.flags().forEach((flag, value) -> flag(json.key(flag), value));
            json.endObject();
        }
        if (withTrace) {
            json.key("trace").beginArray();
            option.history().forEach(assignment -> assignment(json, assignment));
            json.endArray();
        }
        json.endObject();
    }

    static void state(JsonWriter json, Value value) {
        json.member("state", state(value));
        if (value instanceof Value.Known known) {
            json.member("value", known.text());
        } else if (value instanceof Value.Failing failing) {
            json.member("reason", failing.reason());
        } else if (!value.isUnset()) {
            json.member("reason", reason(value));
        }
    }

    /** The word for what is known of a value. */
    public static String state(Value value) {
        if (value instanceof Value.Known) {
            return "known";
        }
        if (value.isUnset()) {
            return "unset";
        }
        return value instanceof Value.Failing ? "error" : "unknown";
    }

    /** A known flag is its text; any other is an object with state and reason. */
    private static void flag(JsonWriter json, Value value) {
        if (value instanceof Value.Known known) {
            json.value(known.text());
        } else {
            json.beginObject();
            state(json, value);
            json.endObject();
        }
    }

    private static String reason(Value value) {
        return value.causes().stream().map(Object::toString).findFirst().orElse("not known");
    }

    private static void assignment(JsonWriter json, Assignment assignment) {
        json.beginObject();
        assignment
                .span()
                .ifPresent(span -> json.member("file", span.path())
                        .member("line", span.line())
                        .member("column", span.column()));
        json.member("op", assignment.operator()).member("value", assignment.text());
        if (assignment.effect() != Assignment.Effect.APPLIED) {
            json.member(
                    "effect",
                    assignment
                            .effect()
                            .name()
                            .toLowerCase(java.util.Locale.ROOT)
                            .replace('_', '-'));
        }
        if (assignment.span().isEmpty()) {
            json.member("origin", assignment.origin().word());
        }
        json.memberIfAny("note", assignment.note());
        json.endObject();
    }
}
