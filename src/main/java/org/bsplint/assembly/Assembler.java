package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bsplint.assembly.component.EvaluationCache;
import org.bsplint.assembly.view.Diary;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.Identity;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.ProjectMemory;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.eval.make.MakeLibrary;
import org.bsplint.eval.yocto.WorkspaceMemory;
import org.bsplint.model.Bsp;
import org.bsplint.model.Deduced;
import org.bsplint.model.Image;
import org.bsplint.project.Discovery;
import org.bsplint.project.ImageSettings;
import org.bsplint.project.Inputs;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.Role;
import org.bsplint.source.FileTree;
import org.bsplint.source.Limits;
import org.bsplint.source.SourceFile;
import org.bsplint.source.TreeMemory;

/**
 * Builds the evaluated {@link Bsp} of a folder. The same files and settings give the same Bsp; what was parsed is kept
 * between calls, so that assembling an edited tree again is quick. Safe for several threads.
 */
public final class Assembler {
    /** Images in one or two states. */
    private static final int MAX_PARTS = 12;

    /** What an image is made of. */
    private record Key(String image, List<Object> inputs) {}

    /** For whom a Bsp is assembled. */
    private enum Purpose {
        REPORT,
        TRIAL
    }

    private final Supplier<KnowledgeBase> knowledge;
    private final MakeLibrary library = new MakeLibrary();
    private final EvaluationCache cache = new EvaluationCache();
    private final WorkspaceMemory memory = new WorkspaceMemory();
    private final ProjectMemory<Key, YoctoView> truths = new ProjectMemory<>(MAX_PARTS, Key::image);
    private final ProjectMemory<Key, ImageAssembly.Parts> parts = new ProjectMemory<>(MAX_PARTS, Key::image);
    private final KnownFacts facts = new KnownFacts();
    private final TreeMemory<String, Inputs> discovered = new TreeMemory<>(2);

    public Assembler(KnowledgeBase knowledge) {
        this(() -> knowledge);
    }

    /** @param knowledge asked for when the files of a folder are found */
    public Assembler(Supplier<KnowledgeBase> knowledge) {
        this.knowledge = knowledge;
    }

    /** With the facts that ship with the program. */
    public static Assembler standard() {
        return new Assembler(KnowledgeBase.load());
    }

    public KnowledgeBase knowledge() {
        return knowledge.get();
    }

    /** A Bsp without images if nothing in the folder is recognised. */
    public Bsp assemble(FileTree tree, ProjectSettings settings) {
        return assemble(tree, settings, Purpose.REPORT, image -> true);
    }

    /**
     * One image alone, for deciding a rule or two: what is seen of it is made only if it is asked for, and problems that are met
     * there are not told.
     */
    public Bsp onTrial(FileTree tree, ProjectSettings settings, String image) {
        return assemble(tree, settings, Purpose.TRIAL, one -> one.name().equals(image));
    }

    private Bsp assemble(FileTree tree, ProjectSettings settings, Purpose purpose, Predicate<ImageSettings> wanted) {
        cache.foresee(tree);
        Inputs inputs = inputs(tree, settings);
        Diary diary = new Diary();
        if (inputs.truncated()) {
            diary.add(Diagnostic.problem(
                    SourceFile.of(".", "").span(0, 0),
                    "the folder holds more than " + Inputs.MAX_ENTRIES + " files: not all were looked at; "
                            + Limits.RAISE));
        }
        for (String link : inputs.outside()) {
            diary.add(Diagnostic.problem(
                    SourceFile.of(link, "").span(0, 0),
                    "not searched: " + link + " leads to a folder that holds this one, or to the kernel's own"));
        }
        settings.file().ifPresent(diary::read);
        Project project = new Project(tree, settings, inputs, knowledge(), diary);
        StatedPaths.tell(project);
        List<ImageAssembly.Result> results = new ArrayList<>();
        if (!inputs.isEmpty()) {
            for (ImageSettings image : images(project).stream().filter(wanted).toList()) {
                results.add(ImageAssembly.assemble(project, image, parts(project, image, purpose)));
            }
        }
        diary.addUnread(tree);
        UnreadInputs unread = new UnreadInputs(inputs, tree.unread());
        return bsp(
                results.stream()
                        .map(one -> new ImageAssembly.Result(unread.open(one.image()), one.identity()))
                        .toList(),
                diary);
    }

    /** Those that the user names, else the one that is built, with the other configurations that the build makes. */
    private List<ImageSettings> images(Project project) {
        List<ImageSettings> images = new ArrayList<>(project.settings().imagesOrDefault());
        if (project.settings().images().isEmpty()) {
            YoctoProject.multiconfigs(project, memory).stream()
                    .map(ImageSettings::ofMulticonfig)
                    .forEach(images::add);
        }
        return images;
    }

    private ImageAssembly.Parts parts(Project project, ImageSettings image, Purpose purpose) {
        YoctoView evaluated = yocto(project, image);
        YoctoView yocto = project.inputs().paths(Role.BITBAKE_DUMP).isEmpty()
                ? evaluated
                : truths.of(
                        new Key(image.name(), List.of(evaluated)),
                        project,
                        seen -> GroundTruth.prefer(seen, evaluated));
        Key key = new Key(image.name(), List.of(image, project.settings(), project.inputs(), yocto, purpose));
        return parts.of(
                key,
                project,
                seen -> new ImageAssembly(seen, image, yocto, library, cache, facts).parts(purpose == Purpose.REPORT));
    }

    /** What the folder holds, and what the settings name beside it. */
    public Inputs inputs(FileTree tree, ProjectSettings settings) {
        Inputs found = discovered.of("", tree, Discovery::discover);
        return ProjectInputs.of(tree, settings, found);
    }

    private YoctoView yocto(Project project, ImageSettings image) {
        return YoctoProject.request(project, image)
                .map(request -> YoctoProject.open(project, request, memory))
                .orElse(YoctoView.NONE);
    }

    private static Bsp bsp(List<ImageAssembly.Result> results, Diary diary) {
        List<Image> images = results.stream().map(ImageAssembly.Result::image).toList();
        Map<String, Deduced> versions = new TreeMap<>();
        results.forEach(result ->
                result.identity().versions().forEach((name, fact) -> versions.putIfAbsent(name, fact.deduced())));
        java.util.Optional<Identity> first =
                results.stream().map(ImageAssembly.Result::identity).findFirst();
        return new Bsp(
                first.flatMap(Identity::platform).map(Fact::deduced),
                first.flatMap(Identity::machine).map(Fact::deduced),
                first.flatMap(Identity::ecosystem).map(Fact::deduced),
                versions,
                images,
                diary.errors(),
                diary.problems(),
                diary.inputs());
    }
}
