package org.bsplint.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.rule.Rule;
import org.bsplint.rule.RuleCodec;
import org.bsplint.rule.RuleFiles;
import org.bsplint.rule.RuleSet;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Readers;
import org.bsplint.rule.fact.CodedFacts;
import org.bsplint.rule.memory.Verdicts;
import org.bsplint.source.FileTree;
import org.bsplint.source.ProgramFiles;
import org.bsplint.source.ResourceTree;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.ParseResult;
import org.bsplint.value.Deferred;

/** Rules with all they need to be decided: coded facts and how options are read. */
public record RuleBook(RuleSet rules, Map<String, CodedFact> coded, Readers readers) {
    /** Where the build leaves the rules in binary, on the class path. */
    public static final String PREPARED = "rules/prepared.bin";

    /** What of them is read only when a rule is reported. */
    public static final String TEXTS = "rules/prepared-texts.bin";

    private static final String PACKS = "rules/packs";
    private static final String OPTION_READERS = "rules/facts/optee-option-readers.txt";

    /** The program's own rules. */
    public static ParseResult<RuleBook> builtin(String program) {
        return builtin(program, KnowledgeBase::load);
    }

    /** The same with other facts. */
    public static ParseResult<RuleBook> builtin(String program, Supplier<KnowledgeBase> knowledge) {
        return read(new ResourceTree(RuleBook.class), program, knowledge);
    }

    /** The program's own rules as the build prepared them, without their examples; quick. */
    public static RuleBook prepared(String program) {
        ResourceTree files = new ResourceTree(RuleBook.class);
        Optional<byte[]> binary = ProgramFiles.bytes(PREPARED);
        if (binary.isEmpty()) {
            return builtin(program).tree();
        }
        RuleBook facts = withoutRules(files, KnowledgeBase::load);
        Deferred<byte[]> texts = Deferred.by(() -> ProgramFiles.bytes(TEXTS).orElseThrow());
        return new RuleBook(RuleCodec.read(binary.get(), texts), facts.coded, facts.readers);
    }

    /** Rules and facts of a tree that is laid out as the program's own. */
    public static ParseResult<RuleBook> read(FileTree files, String program) {
        return read(files, program, KnowledgeBase::load);
    }

    private static ParseResult<RuleBook> read(FileTree files, String program, Supplier<KnowledgeBase> knowledge) {
        RuleBook empty = withoutRules(files, knowledge);
        ParseResult<RuleSet> rules = RuleFiles.read(files, PACKS, empty.coded, program);
        return new ParseResult<>(new RuleBook(rules.tree(), empty.coded, empty.readers), rules.diagnostics());
    }

    /** The facts alone. */
    static RuleBook withoutRules(FileTree files, Supplier<KnowledgeBase> knowledge) {
        Readers readers =
                Readers.of(Deferred.by(() -> needed(files, OPTION_READERS).text()));
        Map<String, CodedFact> coded = CodedFacts.deferred(() -> CodedFacts.of(knowledge.get(), readers));
        return new RuleBook(new RuleSet("", java.util.List.of(), Map.of()), coded, readers);
    }

    private static SourceFile needed(FileTree files, String path) {
        return files.read(path).orElseThrow(() -> new IllegalStateException("the program lacks its file " + path));
    }

    /** With further rules of a user's folder, which replace rules of the same name. */
    public ParseResult<RuleBook> with(FileTree files, String folder, String program) {
        ParseResult<RuleSet> more = RuleFiles.read(files, folder, coded, program);
        return new ParseResult<>(new RuleBook(rules.with(more.tree().rules()), coded, readers), more.diagnostics());
    }

    /** Every word by which rules can be selected or ignored: names, former names, packs, and what the engine reports. */
    public Set<String> words() {
        Set<String> words = new TreeSet<>(Set.of(
                BuildErrors.SYNTAX_ERROR,
                BuildErrors.BUILD_STOPS,
                Filter.UNUSED_SUPPRESSION,
                Filter.SUPPRESSION_WITHOUT_REASON,
                Filter.STALE_BASELINE,
                Filter.WAIVER_INVALID));
        for (Rule rule : rules.rules()) {
            words.add(rule.name());
            words.add(rule.pack());
            words.addAll(rule.aliases());
        }
        return words;
    }

    /** Reads what every check asks for. */
    public void readAhead() {
        rules.rules().forEach(Rule::appliesTo);
    }

    public Linter linter(Placement placement) {
        return new Linter(rules, coded, readers, placement, Optional.empty());
    }

    /** @param verdicts of the same rules for earlier states of the product; kept up to date */
    public Linter linter(Placement placement, Verdicts<RuleResult> verdicts) {
        return new Linter(rules, coded, readers, placement, Optional.of(verdicts));
    }
}
