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
     * newest series that any layer says it is compatible with, else the newest of all.
     */
    static Dialect of(FileTree tree, List<String> layers) {
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
        return core.orElseGet(() -> compatible.stream()
                .flatMap(word -> Dialect.ofSeries(word).stream())
                .max(java.util.Comparator.naturalOrder())
                .orElse(Dialect.MASTER));
    }

    /** The BitBake that lies beside or in the folder that holds the core layer. */
    private static Optional<Dialect> beside(FileTree tree, String layer) {
        for (String up : List.of("/../bitbake", "/../../bitbake")) {
            Optional<SourceFile> file = tree.read(layer + up + "/lib/bb/__init__.py");
            Matcher matcher = VERSION.matcher(file.map(SourceFile::text).orElse(""));
            if (matcher.find()) {
                int minor = Integer.parseInt(matcher.group(2));
                boolean one = matcher.group(1).equals("1");
                return Optional.of(
                        one && minor < 49
                                ? Dialect.DUNFELL
                                : one && minor < 51
                                        ? Dialect.HARDKNOTT
                                        : one || minor == 0
                                                ? Dialect.KIRKSTONE
                                                : minor < 7
                                                        ? Dialect.MICKLEDORE
                                                        : minor < 9 ? Dialect.SCARTHGAP : Dialect.MASTER);
            }
        }
        return Optional.empty();
    }
}
