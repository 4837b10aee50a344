package org.bsplint.eval.yocto;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.bsplint.source.Cursor;
import org.bsplint.source.FileTree;
import org.bsplint.source.Letters;
import org.bsplint.source.Regex;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.bitbake.Dialect;

/** Which BitBake a set of layers is written for. */
final class Series {
    private static final String NAMES = "LAYERSERIES_";
    private static final Letters OPERATORS = Letters.of("?:+.");
    private static final Letters NAME_ENDS = Letters.BLANKS.and("?:=+");
    private static final Letters QUOTES = Letters.of("\"'");
    private static final Regex VERSION = Regex.of("(?m)^__version__\\s*=\\s*[\"']([0-9]+)\\.([0-9]+)");

    private Series() {}

    /**
     * BitBake's own version where it lies beside openembedded-core, else the series that the core layer names, else the
     * stated one where the layers say they are for it, else the newest series that any layer says it is compatible with, else the newest of all.
     */
    static Dialect of(FileTree tree, List<String> layers, Optional<Dialect> stated) {
        List<String> compatible = new ArrayList<>();
        Optional<Dialect> core = Optional.empty();
        for (String layer : layers) {
            Optional<SourceFile> file = tree.read(layer + "/conf/layer.conf");
            for (Stated line : stated(file.map(SourceFile::text).orElse(""))) {
                boolean names = line.name().equals("CORENAMES");
                for (String word : Letters.BLANKS.split(line.value().strip())) {
                    if (names) {
                        core = Dialect.ofSeries(word).or(() -> Optional.of(Dialect.MASTER));
                    } else {
                        compatible.add(word);
                    }
                }
                if (names) {
                    Optional<Dialect> measured = beside(tree, layer);
                    if (measured.isPresent()) {
                        return measured.get();
                    }
                }
            }
        }
        List<Dialect> fitting = compatible.stream()
                .flatMap(word -> Dialect.ofSeries(word).stream())
                .toList();
        return core.or(() -> stated.filter(series -> fitting.isEmpty() || fitting.contains(series)))
                .orElseGet(() -> fitting.stream()
                        .max(java.util.Comparator.naturalOrder())
                        .orElse(Dialect.MASTER));
    }

    /**
     * A line about series.
     *
     * @param name {@code CORENAMES} or {@code COMPAT_x}, without {@code LAYERSERIES_}
     */
    record Stated(String name, String value) {}

    static List<Stated> stated(String text) {
        List<Stated> lines = new ArrayList<>();
        int end;
        for (int at = text.indexOf(NAMES); at >= 0; at = text.indexOf(NAMES, end)) {
            end = at + NAMES.length();
            Cursor line = new Cursor(text, end);
            String name = line.take("CORENAMES") ? "CORENAMES" : line.take("COMPAT_") ? "COMPAT_" : "";
            String layer = name.equals("COMPAT_") ? line.until(NAME_ENDS) : "";
            boolean named = name.equals("CORENAMES") || !layer.isEmpty();
            boolean assigned = line.skip(Letters.BLANKS).skip(OPERATORS).take("=");
            boolean quoted = line.skip(Letters.BLANKS).takeOne(QUOTES);
            if (named && assigned && quoted && Letters.NONE.openLine(text, at)) {
                lines.add(new Stated(name + layer, line.until(QUOTES)));
                end = line.at();
            }
        }
        return lines;
    }

    /** The BitBake that lies beside or in the folder that holds the core layer. */
    private static Optional<Dialect> beside(FileTree tree, String layer) {
        for (String up : List.of("/../bitbake", "/../../bitbake")) {
            Optional<SourceFile> file = tree.read(layer + up + "/lib/bb/__init__.py");
            Optional<Matcher> found =
                    file.map(SourceFile::text).map(VERSION::matcher).filter(Matcher::find);
            if (found.isPresent()) {
                Matcher matcher = found.get();
                return Optional.of(dialect(matcher.group(1).equals("1"), Integer.parseInt(matcher.group(2))));
            }
        }
        return Optional.empty();
    }

    /** The dialect of BitBake 1.{@code minor} or 2.{@code minor}. */
    private static Dialect dialect(boolean one, int minor) {
        if (one) {
            return minor < 49 ? Dialect.DUNFELL : minor < 51 ? Dialect.HARDKNOTT : Dialect.KIRKSTONE;
        }
        if (minor < 3) {
            return minor < 1 ? Dialect.KIRKSTONE : Dialect.LANGDALE;
        }
        if (minor < 12) {
            return minor < 7 ? Dialect.MICKLEDORE : Dialect.SCARTHGAP;
        }
        return minor < 19 ? Dialect.WALNASCAR : Dialect.MASTER;
    }
}
