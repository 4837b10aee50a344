package org.bsplint.eval.make.state;

import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;

/**
 * A line of a makefile as make names it.
 *
 * @param name the file's name as it was included, which may differ from its path
 * @param line from 1
 */
public record Place(SourceFile file, String name, int line) {
    public Span span() {
        Span whole = file.line(line);
        String text = whole.text();
        int start = 0;
        while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start++;
        }
        return file.span(whole.start() + start, whole.end());
    }

    // equals and hashCode are written out: to link what the JVM makes of a record costs a short run more than a hundred
    // calls

    @Override
    public boolean equals(Object other) {
        return other instanceof Place place && line == place.line && file == place.file && name.equals(place.name);
    }

    @Override
    public int hashCode() {
        return (file.hashCode() * 31 + line) * 31 + name.hashCode();
    }

    @Override
    public String toString() {
        return name + ":" + line;
    }
}
