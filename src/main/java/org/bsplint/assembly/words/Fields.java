package org.bsplint.assembly.words;

import java.util.ArrayList;
import java.util.List;
import org.bsplint.value.Text;

/** Splits a text at a character, as Python's {@code str.split}; an unknown stretch belongs to the field it stands in. */
final class Fields {
    private Fields() {}

    static List<Text> split(Text text, char separator) {
        List<Text> fields = new ArrayList<>();
        Text.Builder field = new Text.Builder();
        for (Text.Segment segment : text.segments()) {
            if (segment instanceof Text.Hole hole) {
                field.append(Text.unknown(hole.causes()));
            } else if (segment instanceof Text.Literal literal) {
                for (char c : literal.text().toCharArray()) {
                    if (c == separator) {
                        fields.add(field.build());
                        field = new Text.Builder();
                    } else {
                        field.append(c);
                    }
                }
            }
        }
        fields.add(field.build());
        return fields;
    }
}
