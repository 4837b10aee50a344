package org.bsplint.assembly.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.bsplint.assembly.view.Project;
import org.bsplint.diagnostic.Count;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.Regex;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.value.Assignment;
import org.bsplint.value.Origin;
import org.bsplint.value.Text;

/**
 * A {@code build.mk}: each {@code NAME := value} line stands for a word of the component's make command line. A form of this
 * program's own, so that command lines can be stated in a project that has no build system.
 */
public final class BuildFile {
    private static final Regex LINE = Regex.of(
            "[ \\t]*(?:(?:export|override)[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*(:{0,3}=|\\?=|\\+=)[ \\t]*(.*)");

    private BuildFile() {}

    public static CommandLine read(Project project, String path) {
        Optional<SourceFile> file = project.read(path);
        if (file.isEmpty()) {
            return CommandLine.NOTHING;
        }
        List<MakeWord> words = new ArrayList<>();
        for (int number = 1; number <= file.get().lines().count(); number++) {
            Span line = file.get().line(number);
            String text = line.text().strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                word(line).ifPresentOrElse(words::add, () -> project.diary().add(notRead(line)));
            }
        }
        Optional<Assignment> caller = words.isEmpty()
                ? Optional.empty()
                : words.get(words.size() - 1).story().stream()
                        .findFirst()
                        .map(step -> new Assignment(
                                step.operator(),
                                step.text(),
                                step.origin(),
                                step.span(),
                                step.effect(),
                                "`" + path + "` passes " + Count.of(words.size(), "word") + " to make",
                                List.of()));
        return new CommandLine(words, java.util.Map.of(), caller, true);
    }

    private static Optional<MakeWord> word(Span line) {
        Matcher parts = LINE.matcher(line.text());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String value = withoutComment(parts.group(3)).stripTrailing();
        Span place =
                new Span(line.file(), line.start() + parts.start(1), line.start() + parts.start(3) + value.length());
        Assignment step = new Assignment(
                parts.group(2),
                value,
                Origin.COMMAND_LINE,
                Optional.of(place),
                Assignment.Effect.APPLIED,
                "a word of make's command line",
                List.of());
        return Optional.of(new MakeWord(parts.group(1), Text.of(value), Origin.COMMAND_LINE, List.of(step)));
    }

    private static String withoutComment(String value) {
        for (int at = value.indexOf('#'); at >= 0; at = value.indexOf('#', at + 1)) {
            if (at == 0 || value.charAt(at - 1) != '\\') {
                return value.substring(0, at);
            }
        }
        return value;
    }

    private static Diagnostic notRead(Span line) {
        return Diagnostic.problem(line, "not read: a build.mk holds lines of the form NAME := value");
    }
}
