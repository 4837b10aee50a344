package org.bsplint.lsp.language;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;

/** Files that a text names: what it includes, inherits, fetches from beside itself or lists as scripts. */
public final class FileLinks {
    private static final int MAX_LINKS = 20;
    private static final String ENDS = " \t\"'`,;()[]{}=<>|&";
    private static final Pattern INHERITS = Pattern.compile("\\s*(?:inherit|inherit_defer|INHERIT)\\b.*");
    private static final Pattern INCLUDES = Pattern.compile(
            "\\s*(?:-?include|sinclude|require|include_all|source|rsource|osource|orsource|#include)\\b.*");

    private final SourceFile file;
    private final FileTree tree;
    private final Collection<String> inputs;
    private final Set<String> found = new LinkedHashSet<>();

    private FileLinks(SourceFile file, FileTree tree, Collection<String> inputs) {
        this.file = file;
        this.tree = tree;
        this.inputs = inputs;
    }

    /**
     * Paths of the files that the word at an offset names; none if it names no file that is there.
     *
     * @param inputs paths of the project's files that were read
     */
    public static List<String> at(SourceFile file, int offset, FileTree tree, Collection<String> inputs) {
        FileLinks links = new FileLinks(file, tree, inputs);
        links.find(word(file.text(), offset), file.lines().text(file.lines().line(offset)));
        return links.found.stream().limit(MAX_LINKS).toList();
    }

    private static String word(String text, int offset) {
        int start = offset;
        while (start > 0 && !ends(text.charAt(start - 1))) {
            start--;
        }
        int end = offset;
        while (end < text.length() && !ends(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    private static boolean ends(char c) {
        return c == '\n' || c == '\r' || ENDS.indexOf(c) >= 0;
    }

    private void find(String word, String line) {
        if (word.isEmpty() || word.length() > 200) {
            return;
        }
        if (FileKind.of(file.path()) == FileKind.BITBAKE
                && INHERITS.matcher(line).matches()) {
            classes(word);
        } else if (word.startsWith("file://")) {
            fetched(word.substring("file://".length()));
        } else if (INCLUDES.matcher(line).matches()) {
            direct(word);
            ending(word.replaceFirst("^.*[})]/?", ""));
        } else if (word.indexOf('*') >= 0) {
            matching(word);
        } else if (word.indexOf('.') >= 0 || word.indexOf('/') >= 0) {
            direct(word);
        }
    }

    private void classes(String name) {
        Pattern path = Pattern.compile("(?:.*/)?classes(?:-recipe|-global)?/" + Pattern.quote(name) + "\\.bbclass");
        inputs.stream().filter(input -> path.matcher(input).matches()).forEach(found::add);
    }

    /** BitBake looks in folders beside the recipe that are named after it, or {@code files}. */
    private void fetched(String name) {
        String folder = file.directory();
        String recipe = Paths.name(file.path()).replaceFirst("(?:_.*)?\\.\\w+$", "");
        for (String place : List.of("files", recipe, ".")) {
            add(Paths.resolve(folder, place.equals(".") ? name : place + "/" + name));
        }
        if (found.isEmpty()) {
            ending(name);
        }
    }

    private void direct(String word) {
        add(Paths.resolve(file.directory(), word));
        add(Paths.normalize(word));
    }

    private void ending(String word) {
        if (found.isEmpty() && !word.isEmpty()) {
            inputs.stream()
                    .filter(input -> input.equals(word) || input.endsWith("/" + word))
                    .forEach(found::add);
        }
    }

    private void matching(String word) {
        String regex = Pattern.quote(word).replace("**/", "\\E(?:.*/)?\\Q").replace("*", "\\E[^/]*\\Q");
        Pattern path = Pattern.compile(regex);
        inputs.stream().filter(input -> path.matcher(input).matches()).forEach(found::add);
    }

    private void add(String path) {
        if (tree.isFile(path) && !path.equals(file.path())) {
            found.add(path);
        }
    }
}
