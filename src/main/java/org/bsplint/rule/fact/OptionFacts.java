package org.bsplint.rule.fact;

import static org.bsplint.rule.fact.NamedFact.ofOptions;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Comparison;
import org.bsplint.rule.condition.Outcome;
import org.bsplint.rule.condition.Readers;
import org.bsplint.rule.condition.Subject;
import org.bsplint.rule.condition.Vocabulary;
import org.bsplint.source.Letters;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;

/** Facts about options that speak of many options at once, or of numbers. */
final class OptionFacts {
    /** {@code CFG_CORE_LARGE_PHYS_ADDR} and its like are switches about addresses, not addresses. */
    private static final List<String> SWITCHES = List.of("PHYS_ADDR", "VIRT_ADDR");

    private static final List<String> NUMBERS = List.of("_START", "_SIZE", "_BASE", "_ADDR", "_ADDRESS", "_OFFSET");

    private static final Set<Origin> PRODUCTS =
            Set.of(Origin.COMMAND_LINE, Origin.USER_CONFIG, Origin.OVERRIDE, Origin.ENVIRONMENT, Origin.FILE);

    /** What may be a switch that is set in an odd way: C code gets to see options of these names alone. */
    private static final OptionSet.Selection ODD = new OptionSet.Selection(
            name -> name.startsWith("CFG_") || name.startsWith("_CFG_"),
            option -> PRODUCTS.contains(option.origin()) && mayBeOdd(option));

    private OptionFacts() {}

    static List<CodedFact> all(Readers readers) {
        return List.<CodedFact>of(
                ofOptions(
                        "optee-switch-set-to-zero",
                        "an OP-TEE switch is set to 0, which C code's #ifdef takes as on",
                        List.of("option"),
                        0,
                        (image, none) -> switches(image, (option, text) -> isZero(readers, option, text))),
                ofOptions(
                        "optee-switch-set-to-one",
                        "an OP-TEE switch is set to 1, which a makefile's ifeq (…,y) takes as off",
                        List.of("option"),
                        0,
                        (image, none) -> switches(image, (option, text) -> isOne(readers, option, text))),
                ofOptions(
                        "optee-number-set-to-n",
                        "an OP-TEE option that takes an address or size is set to n",
                        List.of("option"),
                        0,
                        (image, none) -> switches(image, OptionFacts::isNumberSetToN)),
                ofOptions(
                                "set-in-vain",
                                "an assignment of the product to the option (a path) has no effect: an override or a"
                                        + " later one wins",
                                List.of("lost"),
                                1,
                                (image, paths) -> setInVain(image, paths.get(0)))
                        .ofKnownValues(),
                changed(),
                ofOptions(
                        "outside-ddr",
                        "the range of option START and option SIZE (two paths) lies outside the fitted DDR",
                        List.of("start", "end", "ddr"),
                        2,
                        OptionFacts::outsideDdr),
                ofOptions(
                        "ddr-larger-than",
                        "the fitted DDR is larger than the option (a path) says",
                        List.of("ddr", "stated"),
                        1,
                        (image, paths) -> ddr(image, paths.get(0), 1)),
                ofOptions(
                        "ddr-smaller-than",
                        "the fitted DDR is smaller than the option (a path) says",
                        List.of("ddr", "stated"),
                        1,
                        (image, paths) -> ddr(image, paths.get(0), -1)));
    }

    private static CodedFact changed() {
        return new NamedFact(
                "changed",
                "one of the options (paths) has another value than on the older side of a comparison; off in any"
                        + " spelling is one value",
                "",
                List.of("option", "before", "after"),
                1,
                16,
                false,
                false,
                false,
                OptionFacts::changed);
    }

    private static Outcome changed(Image image, List<String> paths) {
        List<String> open = new ArrayList<>();
        for (String path : paths) {
            Option now = option(image, path);
            Option old = option(image, Vocabulary.PREVIOUS + path);
            boolean decided = !now.value().isUndecided() && !old.value().isUndecided();
            if (!decided) {
                open.add(path);
            } else if (!plain(now).equals(plain(old))) {
                return Outcome.holds("`" + now.name() + "` was " + shown(old))
                        .with(now)
                        .with("option", now.name())
                        .with("before", shown(old))
                        .with("after", shown(now));
            }
        }
        return open.isEmpty()
                ? Outcome.fails("none of them differs")
                : Outcome.undecided(open.get(0) + " is not known on both sides").needing(open);
    }

    private static String shown(Option option) {
        return option.value().asKnown().orElse("unset");
    }

    private static String plain(Option option) {
        String text = option.value().asKnown().orElse("").strip();
        return text.equals("n") || text.equals("0") ? "" : text;
    }

    private static String text(Option option) {
        return option.value().asKnown().orElse("?").strip();
    }

    private static boolean isZero(Readers readers, Option option, String text) {
        return text.equals("0")
                && readers.optee(option.name()).ifdef()
                && !readers.optee(option.name()).number();
    }

    private static boolean isOne(Readers readers, Option option, String text) {
        return text.equals("1")
                && readers.optee(option.name()).make()
                && !readers.optee(option.name()).number();
    }

    private static boolean isNumberSetToN(Option option, String text) {
        return text.equals("n") && isNumber(option.name());
    }

    static boolean isNumber(String option) {
        String bare = option.startsWith("CFG_") && Letters.WORD.makeUp(option) ? option.substring("CFG_".length()) : "";
        return SWITCHES.stream().noneMatch(option::endsWith)
                && NUMBERS.stream().anyMatch(end -> bare.length() > end.length() && bare.endsWith(end));
    }

    /** Does somebody set this option, to what is not known? That nobody does is another thing. */
    static boolean isOpen(Image image, String component, String name) {
        OptionSet options = image.component(component).options();
        return options.has(name) && options.value(name).isUndecided();
    }

    /** May the option turn out to be set so? Its text may be any of those that the facts look for. */
    private static boolean mayBe(Option option, BiPredicate<Option, String> wanted) {
        return option.value() instanceof Value.Unknown unknown
                && Stream.of("0", "1", "n")
                        .anyMatch(text ->
                                wanted.test(option, text) && unknown.text().mayBe(text));
    }

    private static boolean mayBeOdd(Option option) {
        String text = text(option);
        return option.value() instanceof Value.Unknown
                || text.equals("0")
                || text.equals("1")
                || isNumberSetToN(option, text);
    }

    private static Outcome switches(Image image, BiPredicate<Option, String> wanted) {
        Component optee = image.component("optee");
        if (!optee.isPresent()) {
            return Outcome.absent("optee");
        }
        List<Option> set = optee.options().picked(ODD);
        List<Option> found =
                set.stream().filter(option -> wanted.test(option, text(option))).toList();
        if (found.isEmpty()) {
            List<String> open = set.stream()
                    .filter(option -> mayBe(option, wanted))
                    .map(option -> "optee." + option.name())
                    .toList();
            return open.isEmpty()
                    ? Outcome.fails("no option is")
                    : Outcome.undecided(open.get(0) + " is not known").needing(open);
        }
        Outcome outcome = Outcome.holds("`" + found.get(0).name() + "` is");
        for (Option option : found) {
            outcome = outcome.with(option);
        }
        return outcome.with("option", found.get(0).name());
    }

    /** A plain assignment that an override beats, with another value. */
    private static Outcome setInVain(Image image, String path) {
        Option option = option(image, path);
        String won = text(option);
        return option.history().stream()
                .filter(step -> step.effect() == Assignment.Effect.OVERRIDDEN
                        && step.operator().equals("="))
                .map(step -> step.text().strip().replaceAll("^[\"']|[\"']$", ""))
                .filter(lost -> !lost.equals(won))
                .findFirst()
                .map(lost -> Outcome.holds("`" + lost + "` is assigned in vain")
                        .with(option)
                        .with("lost", lost))
                .orElseGet(() -> Outcome.fails("no assignment is in vain"));
    }

    private static Optional<BigInteger> number(Option option) {
        return option.value().asKnown().flatMap(Comparison::number);
    }

    static Option option(Image image, String path) {
        return Subject.of(path).stream()
                .flatMap(subject -> subject.find(image).stream())
                .map(Subject.Found::option)
                .findFirst()
                .orElseGet(() -> Option.unset(path));
    }

    private static Outcome outsideDdr(Image image, List<String> paths) {
        Option start = option(image, paths.get(0));
        Option size = option(image, paths.get(1));
        Optional<BigInteger> base = number(image.fact("board.ddr-base"));
        Optional<BigInteger> ddr = number(image.fact("board.ddr-size"));
        if (start.value().isUnset()) {
            return Outcome.fails("`" + start.name() + "` is unset");
        }
        List<String> needs = new ArrayList<>();
        add(needs, number(start), paths.get(0));
        add(needs, base, "board.ddr-base");
        add(needs, ddr, "board.ddr-size");
        if (!needs.isEmpty()) {
            return Outcome.undecided(needs.get(0) + " is not known").with(start).needing(needs);
        }
        BigInteger first = number(start).orElseThrow();
        BigInteger end = first.add(number(size).orElse(BigInteger.ZERO));
        BigInteger top = base.orElseThrow().add(ddr.orElseThrow());
        boolean outside = first.compareTo(base.get()) < 0 || end.compareTo(top) > 0;
        String fitted = hex(base.get()) + ".." + hex(top.subtract(BigInteger.ONE));
        Outcome outcome = outside ? Outcome.holds("outside " + fitted) : Outcome.fails("inside " + fitted);
        return outcome.with(start)
                .with(size)
                .with("start", hex(first))
                .with("end", hex(end))
                .with("ddr", fitted);
    }

    private static void add(List<String> needs, Optional<BigInteger> number, String path) {
        if (number.isEmpty()) {
            needs.add(path);
        }
    }

    /** Compares the fitted DDR with what an option says: 1 for larger, -1 for smaller. */
    private static Outcome ddr(Image image, String path, int sign) {
        Option stated = option(image, path);
        Optional<BigInteger> ddr = number(image.fact("board.ddr-size"));
        Optional<BigInteger> size = number(stated);
        if (stated.value().isUnset()) {
            return Outcome.fails("`" + stated.name() + "` is unset");
        }
        if (ddr.isEmpty() || size.isEmpty()) {
            String need = ddr.isEmpty() ? "board.ddr-size" : path;
            return Outcome.undecided(need + " is not known", need).with(stated);
        }
        boolean differs = ddr.get().compareTo(size.get()) == sign;
        Outcome outcome = differs ? Outcome.holds("other than stated") : Outcome.fails("as stated");
        return outcome.with(stated).with("ddr", hex(ddr.get())).with("stated", hex(size.get()));
    }

    private static String hex(BigInteger number) {
        return "0x" + number.toString(16);
    }
}
