package org.bsplint.assembly;

import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.project.ImageSettings;

/** Opens the Yocto part of a project for one image's machine. */
final class YoctoProject {
    private YoctoProject() {}

    static YoctoView open(Project project, ImageSettings image) {
        return YoctoView.NONE;
    }
}
