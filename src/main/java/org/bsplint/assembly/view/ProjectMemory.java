package org.bsplint.assembly.view;

import java.util.function.Function;
import org.bsplint.source.TreeMemory;

/**
 * Parts of assemblies, each used again as long as the files that it asked for answer the same; what was met on the way is
 * then told again. Safe for several threads.
 *
 * @param <K> names what goes into a part besides files
 * @param <V> a part
 */
public final class ProjectMemory<K, V> {
    private final TreeMemory<K, Noted<V>> parts;

    private record Noted<V>(V part, Diary diary) {}

    /**
     * @param most how many parts are kept
     * @param subject what a key's part is about: of one subject only the last are kept
     */
    public ProjectMemory(int most, Function<K, Object> subject) {
        this.parts = new TreeMemory<>(most, subject);
    }

    public V of(K key, Project project, Function<Project, V> make) {
        Noted<V> noted = parts.of(key, project.tree(), tree -> {
            Diary own = new Diary();
            return new Noted<>(make.apply(project.with(tree, own)), own);
        });
        project.diary().addAll(noted.diary());
        return noted.part();
    }
}
