package org.bsplint.eval.make;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.make.MakeText;

/**
 * What was parsed so far, by content: kept between evaluations, so that a second configuration of a tree, or the next
 * keystroke in an editor, parses only what is new. Safe for several threads.
 */
public final class MakeLibrary {
    private static final int MAX_TEXTS = 100_000;
    private static final int MAX_LENGTH = 1 << 16;

    /** The last text of each file: of one that someone types into there are as many as keys. */
    private final Map<String, Parsed> files = new ConcurrentHashMap<>();

    private final Map<String, MakeText> texts = new ConcurrentHashMap<>(4096);

    private record Parsed(SourceFile file, MakeText text) {}

    MakeText file(SourceFile file) {
        Parsed known = files.get(file.path());
        if (known == null || known.file() != file) {
            known = new Parsed(file, MakeText.of(file));
            files.put(file.path(), known);
        }
        return known.text();
    }

    MakeText text(String text) {
        MakeText have = texts.get(text);
        return have != null ? have : kept(texts, text, MakeText.of(text));
    }

    private static <T> T kept(Map<String, T> cache, String text, T parsed) {
        if (text.length() <= MAX_LENGTH) {
            if (cache.size() >= MAX_TEXTS) {
                cache.clear();
            }
            cache.put(text, parsed);
        }
        return parsed;
    }
}
