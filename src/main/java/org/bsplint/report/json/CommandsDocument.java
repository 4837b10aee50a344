package org.bsplint.report.json;

import java.util.List;
import org.bsplint.diagnostic.Diagnostic;

/**
 * One document of the schema {@code bsplint-values/1} for a script: the commands it would run, in order.
 *
 * @param unit the script's path
 * @param errors what the real shell would stop at
 */
public record CommandsDocument(String unit, List<Command> commands, List<Diagnostic> errors) {
    /**
     * One command.
     *
     * @param line where it is written in the script; for a variable's value where that was set or is run
     * @param known it certainly runs, with exactly these words
     * @param reach {@code always} or {@code maybe}
     * @param reason why it is not known; empty for a known one
     * @param via the way that leads there, outermost first
     */
    public record Command(int line, List<String> argv, boolean known, String reach, String reason, List<String> via) {
        public Command {
            argv = List.copyOf(argv);
            via = List.copyOf(via);
        }
    }

    public CommandsDocument {
        commands = List.copyOf(commands);
        errors = List.copyOf(errors);
    }

    /** One line of JSON, without a line end. */
    public String render(boolean withTrace) {
        JsonWriter json = JsonWriter.compact().beginObject();
        json.member("schema", "bsplint-values/1").member("component", "u-boot").member("unit", unit);
        json.key("commands").beginArray();
        commands.forEach(command -> command(json, command, withTrace));
        json.endArray();
        json.key("errors").beginArray();
        errors.forEach(error -> ValuesDocument.diagnostic(json, error));
        return json.endArray().endObject().toString();
    }

    private static void command(JsonWriter json, Command command, boolean withTrace) {
        json.beginObject().member("line", command.line()).strings("argv", command.argv());
        json.member("state", command.known() ? "known" : "unknown").member("reach", command.reach());
        json.memberIfAny("reason", command.reason());
        if (withTrace && !command.via().isEmpty()) {
            json.strings("via", command.via());
        }
        json.endObject();
    }
}
