package org.bsplint.eval.kconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.eval.dotconfig.ConfigMerge;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.dotconfig.ConfigFile;
import org.bsplint.syntax.dotconfig.ConfigLine;

/**
 * The configurations on the way to a {@code .config}: the defconfig's own, and that with the fragments merged onto it.
 *
 * @param lines what each configuration was read from
 * @param files what users wrote: the base unless it is a generated {@code .config}, and the fragments
 */
record Stages(KconfigTree tree, List<Configuration> all, List<List<ConfigLine>> lines, List<ConfigFile> files) {
    Configuration last() {
        return all.get(all.size() - 1);
    }

    /** What a defconfig gives by itself, as the configuration and as the lines of its {@code .config}. */
    record Start(ConfigFile base, Configuration configuration, List<ConfigLine> dotConfig) {
        static Start of(KconfigTree tree, ConfigFile base) {
            Configuration configuration = configure(tree, base.lines(), true);
            return new Start(base, configuration, new DotConfig(configuration).lines(tree.written()));
        }

        /** Is it made of a file with these very lines? */
        boolean isOf(ConfigFile other) {
            return other.file().path().equals(base.file().path())
                    && texts(other).equals(texts(base));
        }

        private static List<String> texts(ConfigFile file) {
            return file.lines().stream().map(ConfigLine::text).toList();
        }
    }

    static Stages run(KconfigTree tree, KconfigInput input) {
        Optional<ConfigFile> base = input.base().map(file -> tree.defconfig(file, new ArrayList<>()));
        return run(tree, base, input.fragments().stream().map(Stages::parse).toList(), input.merge());
    }

    private static ConfigFile parse(SourceFile file) {
        return ConfigFile.parse(file).tree();
    }

    static Stages run(
            KconfigTree tree, Optional<ConfigFile> base, List<ConfigFile> fragments, KconfigInput.Merge merge) {
        boolean complete = base.isPresent() && base.get().isComplete();
        List<ConfigLine> first = base.map(ConfigFile::lines).orElse(List.of());
        List<ConfigFile> files = new ArrayList<>(fragments);
        boolean onDefconfig = merge == KconfigInput.Merge.DEFCONFIG || complete;
        if (fragments.isEmpty() || onDefconfig) {
            if (!complete) {
                base.ifPresent(file -> files.add(0, file));
            }
            List<ConfigLine> merged = ConfigMerge.merge(first, fragments);
            boolean asDefconfig = fragments.isEmpty() && !complete;
            return new Stages(tree, List.of(configure(tree, merged, asDefconfig)), List.of(merged), files);
        }
        ConfigFile none = parse(SourceFile.of("defconfig", ""));
        Start start = tree.start(base.orElse(none));
        files.add(0, start.base());
        List<ConfigLine> merged = ConfigMerge.merge(start.dotConfig(), fragments);
        List<Configuration> all = List.of(start.configuration(), configure(tree, merged, false));
        return new Stages(tree, all, List.of(start.base().lines(), merged), files);
    }

    private static Configuration configure(KconfigTree tree, List<ConfigLine> lines, boolean asDefconfig) {
        UserValues user = new UserValues(tree.tree().graph(), tree.dialect(), lines);
        Configuration configuration = new Configuration(tree.tree().graph(), tree.dialect(), user);
        configuration.run(tree.order(), asDefconfig);
        return configuration;
    }

    /** All requests that users wrote, in the order in which they are read. */
    List<ConfigLine> written() {
        return files.stream()
                .flatMap(file -> file.lines().stream())
                .filter(ConfigLine::isRequest)
                .toList();
    }
}
