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

    static Stages run(KconfigTree tree, KconfigInput input) {
        Optional<ConfigFile> base = input.base().map(file -> tree.defconfig(file, new ArrayList<>()));
        return run(tree, base, input.fragments().stream().map(Stages::parse).toList(), input.merge());
    }

    /** The same with a changed input; what its unchanged base gives is kept. */
    Stages again(KconfigInput changed, KconfigInput before) {
        if (all.size() == 1 || !changed.base().equals(before.base())) {
            return run(tree, changed);
        }
        List<ConfigFile> fragments =
                changed.fragments().stream().map(Stages::parse).toList();
        List<ConfigFile> written = new ArrayList<>(files.subList(0, files.size() - fragments.size()));
        written.addAll(fragments);
        return onto(tree, all.get(0), lines.get(0), fragments, written);
    }

    private static Stages onto(
            KconfigTree tree,
            Configuration start,
            List<ConfigLine> first,
            List<ConfigFile> fragments,
            List<ConfigFile> files) {
        List<ConfigLine> merged = ConfigMerge.merge(new DotConfig(start).lines(tree.written()), fragments);
        return new Stages(tree, List.of(start, configure(tree, merged, false)), List.of(first, merged), files);
    }

    private static ConfigFile parse(SourceFile file) {
        return ConfigFile.parse(file).tree();
    }

    static Stages run(
            KconfigTree tree, Optional<ConfigFile> base, List<ConfigFile> fragments, KconfigInput.Merge merge) {
        List<ConfigLine> first = base.map(ConfigFile::lines).orElse(List.of());
        boolean complete = base.isPresent() && base.get().isComplete();
        List<ConfigFile> files =
                new ArrayList<>(complete ? List.of() : base.stream().toList());
        files.addAll(fragments);
        if (fragments.isEmpty()) {
            return new Stages(tree, List.of(configure(tree, first, !complete)), List.of(first), files);
        }
        if (merge == KconfigInput.Merge.DEFCONFIG || complete) {
            List<ConfigLine> merged = ConfigMerge.merge(first, fragments);
            return new Stages(tree, List.of(configure(tree, merged, false)), List.of(merged), files);
        }
        return onto(tree, configure(tree, first, true), first, fragments, files);
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
