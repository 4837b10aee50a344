package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bsplint.model.BootCommand;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;

/** Reads scripts line by line, without the shell's flow: every command may run. */
final class PlainScripts implements ScriptSources {
    @Override
    public Result run(SourceFile file, Map<String, String> environment) {
        List<BootCommand> commands = new ArrayList<>();
        for (int number = 1; number <= file.lines().count(); number++) {
            Span line = file.line(number);
            String text = line.text();
            if (!text.isBlank() && !text.strip().startsWith("#")) {
                commands.add(command(line, text));
            }
        }
        return new Result(commands, List.of(), List.of());
    }

    private static BootCommand command(Span line, String text) {
        List<Text> argv = new ArrayList<>();
        for (String word : text.strip().split("\\s+")) {
            argv.add(
                    word.contains("$")
                            ? Text.unknown(Cause.of(Cause.Kind.MISSING_INPUT, "`" + word + "` is set elsewhere", line))
                            : Text.of(word));
        }
        int start = line.start() + text.indexOf(text.strip());
        Span place = new Span(line.file(), start, start + text.strip().length());
        return new BootCommand(argv, place, BootCommand.Reach.ALWAYS, List.of(), BootCommand.Source.SCRIPT);
    }
}
