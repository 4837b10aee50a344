package org.bsplint.eval.kconfig;

import java.util.List;
import java.util.Optional;
import org.bsplint.source.SourceFile;

/**
 * What a tree is configured from.
 *
 * @param base a defconfig or a complete {@code .config}; without one everything has its default
 * @param fragments merged onto it in this order
 */
public record KconfigInput(Optional<SourceFile> base, List<SourceFile> fragments, Merge merge) {
    /** Onto what fragments are merged: the results differ. */
    public enum Merge {
        /** Onto the {@code .config} that the defconfig gives, which pins every visible symbol (Yocto's U-Boot recipes). */
        CONFIG,
        /** Onto the defconfig itself (many Linux users). */
        DEFCONFIG
    }

    public KconfigInput {
        fragments = List.copyOf(fragments);
    }

    public static KconfigInput of(SourceFile defconfig, SourceFile... fragments) {
        return new KconfigInput(Optional.of(defconfig), List.of(fragments), Merge.CONFIG);
    }
}
