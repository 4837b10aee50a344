package org.bsplint.eval.yocto;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.source.FileTree;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.bitbake.Dialect;

/** Which BitBake a set of layers is written for. */
final class Series {
    private static final Pattern NAMES =
            Pattern.compile("(?m)^LAYERSERIES_(CORENAMES|COMPAT_[^\\s?:=+]+)\\s*[?:+.]*=\\s*[\"']([^\"']*)");
    private static final Pattern VERSION = Pattern.compile("(?m)^__version__\\s*=\\s*[\"']([0-9]+)\\.([0-9]+)");

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
            Matcher matcher = NAMES.matcher(file.map(SourceFile::text).orElse(""));
            while (matcher.find()) {
                boolean names = matcher.group(1).equals("CORENAMES");
                for (String word : matcher.group(2).strip().split("\\s+")) {
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

    /** The BitBake that lies beside or in the folder that holds the core layer. */
    private static Optional<Dialect> beside(FileTree tree, String layer) {
        for (String up : List.of("/../bitbake", "/../../bitbake")) {
            Optional<SourceFile> file = tree.read(layer + up + "/lib/bb/__init__.py");
            Matcher matcher = VERSION.matcher(file.map(SourceFile::text).orElse(""));
            if (matcher.find()) {
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
