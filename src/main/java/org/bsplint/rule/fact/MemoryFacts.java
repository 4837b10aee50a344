package org.bsplint.rule.fact;

import static org.bsplint.rule.fact.NamedFact.ofOptions;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.bsplint.model.Image;
import org.bsplint.rule.condition.Arithmetic;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Comparison;
import org.bsplint.rule.condition.Outcome;
import org.bsplint.value.Option;

/** Facts about where things lie in memory. */
final class MemoryFacts {
    private MemoryFacts() {}

    static List<CodedFact> all() {
        return List.of(ofOptions(
                "outside-area",
                "the address in the option (a path; a sum as C code reads it) lies outside the area that the fact AREA starts"
                        + " at and AREA-size tells the length of; without a length only an address before it is certainly outside",
                List.of("start", "area"),
                2,
                (image, words) -> outside(image, words.get(0), words.get(1))));
    }

    private static Outcome outside(Image image, String path, String area) {
        Option option = OptionFacts.option(image, path);
        Option begin = image.fact(area);
        if (begin.value().isUnset() || option.value().isUnset()) {
            return Outcome.fails("nothing is reserved, or nothing lies there").with(begin);
        }
        Optional<BigInteger> first = begin.value().asKnown().flatMap(Comparison::number);
        Optional<BigInteger> at = option.value()
                .asKnown()
                .flatMap(text -> Arithmetic.value(
                        text,
                        name -> OptionFacts.option(image, component(path) + name)
                                .value()
                                .asKnown()));
        if (first.isEmpty() || at.isEmpty()) {
            String need = first.isEmpty() ? area : path;
            return Outcome.undecided(need + " is not known as a number", need).with(option);
        }
        Optional<BigInteger> size = image.fact(area + "-size").value().asKnown().flatMap(Comparison::number);
        boolean before = at.get().compareTo(first.get()) < 0;
        boolean same = at.equals(first);
        if (!before && !same && size.isEmpty()) {
            return Outcome.undecided("how long the reserved area is, is not known", area + "-size")
                    .with(option);
        }
        boolean behind = size.filter(length -> at.get().compareTo(first.get().add(length)) >= 0)
                .isPresent();
        Outcome outcome = before || behind ? Outcome.holds("outside") : Outcome.fails("inside");
        return outcome.with(begin)
                .with("start", "0x" + at.get().toString(16))
                .with(
                        "area",
                        begin.value().asKnown().orElse("")
                                + size.map(length -> " + 0x" + length.toString(16))
                                        .orElse(""));
    }

    /** {@code optee.} of {@code optee.CFG_TZDRAM_START}. */
    private static String component(String path) {
        return path.substring(0, path.indexOf('.') + 1);
    }
}
