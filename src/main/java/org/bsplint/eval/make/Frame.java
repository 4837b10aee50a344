package org.bsplint.eval.make;

import java.util.List;
import java.util.Optional;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.make.MakeLine;

/** One text being read: a file, or what {@code $(eval)} was given, whose lines all count as the line of the call. */
final class Frame {
    private final List<MakeLine> lines;
    private final Optional<SourceFile> file;
    private final String name;
    /** Is a rule open, so that lines with a tab are its recipe? */
    boolean inRule;
    /** Was the last rule one without targets, whose recipe is skipped? */
    boolean noTargets;

    Frame(List<MakeLine> lines, Optional<SourceFile> file, String name) {
        this.lines = lines;
        this.file = file;
        this.name = name;
    }

    List<MakeLine> lines() {
        return lines;
    }

    int size() {
        return lines.size();
    }

    MakeLine line(int index) {
        return lines.get(index);
    }

    boolean isFile() {
        return file.isPresent();
    }

    /** Where a line counts as being. */
    Optional<Place> place(int index, Optional<Place> caller) {
        return file.isPresent()
                ? Optional.of(new Place(file.get(), name, lines.get(index).number()))
                : caller;
    }

    void endRule() {
        inRule = false;
        noTargets = false;
    }

    boolean isRecipe(int index) {
        return (inRule || noTargets) && lines.get(index).isIndented();
    }
}
