package org.bsplint.assembly;

import java.util.Optional;
import org.bsplint.assembly.identity.ReleaseClues;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.Project;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.project.Stated;

/** The release of a project as it is stated or pinned, before anything of the build is evaluated. */
final class SupposedRelease {
    private SupposedRelease() {}

    static Optional<Release> of(Project project) {
        return project.settings()
                .ecosystem()
                .map(Stated::text)
                .or(() -> new ReleaseClues(project).pinned().map(Fact::text))
                .flatMap(text -> project.knowledge()
                        .releases()
                        .find(text)
                        .or(() -> project.knowledge().releases().byRevision(text)));
    }

    /** The Yocto series that is stated, or follows from the release, or that all branches name. */
    static Optional<String> series(Project project) {
        return Optional.ofNullable(project.settings().versions().get("yocto"))
                .map(Stated::text)
                .or(() -> of(project).map(Release::series))
                .or(() -> new ReleaseClues(project).series());
    }
}
