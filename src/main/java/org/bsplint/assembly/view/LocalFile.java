package org.bsplint.assembly.view;

import java.util.ArrayList;
import java.util.List;
import org.bsplint.source.Letters;

/**
 * A file that a text of {@code SRC_URI} takes from beside the recipe: {@code file://patches/0001-x.patch;striplevel=2}.
 *
 * @param path what stands behind {@code file://}
 * @param start where {@code file://} stands in the text
 */
public record LocalFile(String path, int start) {
    /** What paths consist of where no variable stands in them. */
    public static final Letters PATH = Letters.WORD.and("./+-");

    private static final String SCHEME = "file://";
    private static final String PATCH = ".patch";
    private static final Letters ENDS = Letters.BLANKS.and(";");

    /** All that a text names with paths of these letters; a path ends before the first other one. */
    public static List<LocalFile> in(String text, Letters letters) {
        List<LocalFile> found = new ArrayList<>();
        for (int at = text.indexOf(SCHEME); at >= 0; at = text.indexOf(SCHEME, at)) {
            int from = at + SCHEME.length();
            int end = letters.end(text, from);
            if (end > from) {
                found.add(new LocalFile(text.substring(from, end), at));
            }
            at = Math.max(end, at + 1);
        }
        return found;
    }

    /** The names of the patches, without their folders. */
    public static List<String> patches(String text) {
        List<String> names = new ArrayList<>();
        for (int at = text.indexOf(SCHEME); at >= 0; at = text.indexOf(SCHEME, at)) {
            int from = at + SCHEME.length();
            int end = ENDS.next(text, from);
            String path = text.substring(from, end);
            int patch = patch(path);
            if (patch > 0) {
                String upTo = path.substring(0, patch);
                names.add(upTo.substring(upTo.lastIndexOf('/') + 1));
            }
            at = patch > 0 ? from + patch : end;
        }
        return names;
    }

    /** Where the last part of a path that is named as a patch ends; zero if none is. */
    private static int patch(String path) {
        int end = path.length();
        while (end > 0) {
            int start = path.lastIndexOf('/', end - 1) + 1;
            int ending = path.substring(start, end).lastIndexOf(PATCH);
            if (ending > 0) {
                return start + ending + PATCH.length();
            }
            end = start - 1;
        }
        return 0;
    }
}
