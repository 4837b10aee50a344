package org.bsplint.assembly.seen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bsplint.assembly.component.EvaluationCache;
import org.bsplint.assembly.component.UnfetchedFragments;
import org.bsplint.assembly.identity.ReleaseClues;
import org.bsplint.assembly.view.Identity;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.model.Component;
import org.bsplint.value.Observation;

/** What is seen of an image whose parts are all there. */
public final class ImageObservations {
    private ImageObservations() {}

    /**
     * Of its options, and of the files of the project.
     *
     * @param lines make's command line of each component, of all boot configurations
     */
    public static List<Observation> of(
            Project project,
            YoctoView yocto,
            Identity identity,
            EvaluationCache cache,
            Map<String, CommandLine> lines,
            Map<String, Component> components) {
        List<Observation> seen = new ArrayList<>(new MisspeltOptions(project, yocto, identity).of(lines, components));
        seen.addAll(new OptionsOfOtherVersions(project, identity).of(lines, components));
        seen.addAll(DiskLayouts.observations(project, cache));
        seen.addAll(AppendFiles.observations(project, cache));
        seen.addAll(ExternalTrees.observations(project, Component.in(components, "yocto")));
        seen.addAll(new MisspeltOverrides(project, cache).of(Component.in(components, "yocto")));
        seen.addAll(new UnfetchedFragments(project).observations());
        seen.addAll(new ReleaseClues(project).mixedLayers());
        return seen;
    }
}
