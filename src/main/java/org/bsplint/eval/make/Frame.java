package org.bsplint.eval.make;

import java.util.List;
import java.util.Optional;
import org.bsplint.eval.make.state.Place;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.make.MakeLine;
import org.bsplint.syntax.make.MakeText;

/** One text being read: a file, or what {@code $(eval)} was given, whose lines all count as the line of the call. */
final class Frame {
    private final MakeText text;
    private final List<MakeLine> lines;
    private final Optional<SourceFile> file;
    private final String name;
    /** Is a rule open, so that lines with a tab are its recipe? */
    boolean inRule;
    /** Was the last rule one without targets, whose recipe is skipped? */
    boolean noTargets;

    Frame(MakeText text, Optional<SourceFile> file, String name) {
        this.text = text;
        this.lines = text.lines();
        this.file = file;
        this.name = name;
    }

    /** The body of the definition that starts at this line. */
    MakeText.Body body(int index) {
        return text.body(index);
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

    /** @param prefix with which lines of recipes begin: a tab, or what {@code .RECIPEPREFIX} says */
    boolean isRecipe(int index, char prefix) {
        return (inRule || noTargets) && lines.get(index).beginsWith(prefix);
    }
}
