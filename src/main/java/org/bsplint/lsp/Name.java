package org.bsplint.lsp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bsplint.lsp.language.FileKind;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.eclipse.lsp4j.Position;

/**
 * A name in a file, and the option that it stands for: a Kconfig file says {@code CMD_FUSE} for {@code CONFIG_CMD_FUSE}, a
 * recipe {@code SRC_URI_append} for {@code SRC_URI}.
 */
record Name(Span span, String option) {
    private static final Pattern OPERATION = Pattern.compile("_(?:append|prepend|remove)(?:_.*)?$");
    private static final String SYMBOL = "CONFIG_";

    /** The name at a position; of what may be meant the first that is an option, else the plain word. */
    static Optional<Name> at(Snapshot snapshot, String path, Position position) {
        return snapshot.file(path).flatMap(file -> at(snapshot, file, position));
    }

    private static Optional<Name> at(Snapshot snapshot, SourceFile file, Position position) {
        FileKind kind = FileKind.of(file.path());
        List<Name> possible = new ArrayList<>();
        Places.word(file, position, inside(kind)).ifPresent(word -> add(word, kind, possible));
        Places.word(file, position, "").ifPresent(word -> add(word, kind, possible));
        return possible.stream()
                .filter(name -> snapshot.hasOption(name.option()))
                .findFirst()
                .or(() -> possible.stream().reduce((first, last) -> last));
    }

    private static void add(Span word, FileKind kind, List<Name> possible) {
        if (kind == FileKind.SYMBOLS) {
            possible.add(new Name(word, SYMBOL + word.text()));
        }
        if (kind == FileKind.BITBAKE) {
            possible.add(new Name(word, OPERATION.matcher(word.text()).replaceFirst("")));
        }
        possible.add(new Name(word, word.text()));
    }

    /** What names of this kind of file may hold beside letters, digits and {@code _}. */
    private static String inside(FileKind kind) {
        return switch (kind) {
            case MAKE -> "-.";
            case BITBAKE -> "-/";
            default -> "";
        };
    }

    /** How the option is called in a file of this kind. */
    Set<String> spellings(FileKind kind) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(option);
        if (kind == FileKind.SYMBOLS && option.startsWith(SYMBOL)) {
            spellings.add(option.substring(SYMBOL.length()));
        }
        return spellings;
    }
}
