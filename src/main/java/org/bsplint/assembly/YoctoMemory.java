package org.bsplint.assembly;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bsplint.assembly.view.Diary;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.RecordingTree;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.eval.yocto.YoctoRequest;
import org.bsplint.project.ImageSettings;

/**
 * The Yocto views that were evaluated last: one is used again as long as every file it was made from reads the same,
 * which in an editor is so for most keystrokes. Safe for several threads.
 */
final class YoctoMemory {
    private static final int MAX_VIEWS = 8;

    private record Kept(RecordingTree tree, YoctoView view, Diary diary) {}

    private final Map<YoctoRequest, Kept> views = new LinkedHashMap<>();

    YoctoView open(Project project, ImageSettings image) {
        Optional<YoctoRequest> request = YoctoProject.request(project, image);
        if (request.isEmpty()) {
            return YoctoView.NONE;
        }
        Kept kept = kept(request.get(), project).orElseGet(() -> evaluate(request.get(), project));
        project.diary().addAll(kept.diary());
        return kept.view();
    }

    private synchronized Optional<Kept> kept(YoctoRequest request, Project project) {
        return Optional.ofNullable(views.get(request))
                .filter(known -> known.tree().holdsFor(project.tree()));
    }

    private Kept evaluate(YoctoRequest request, Project project) {
        RecordingTree tree = new RecordingTree(project.tree());
        Diary diary = new Diary();
        Project recorded = new Project(tree, project.settings(), project.inputs(), project.knowledge(), diary);
        Kept fresh = new Kept(tree, YoctoProject.open(recorded, request), diary);
        keep(request, fresh);
        return fresh;
    }

    private synchronized void keep(YoctoRequest request, Kept fresh) {
        views.remove(request);
        views.put(request, fresh);
        while (views.size() > MAX_VIEWS) {
            views.remove(views.keySet().iterator().next());
        }
    }
}
