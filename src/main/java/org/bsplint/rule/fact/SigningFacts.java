package org.bsplint.rule.fact;

import static org.bsplint.rule.fact.NamedFact.ofOptions;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.model.Image;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Comparison;
import org.bsplint.rule.condition.Outcome;
import org.bsplint.source.Paths;
import org.bsplint.source.Regex;
import org.bsplint.value.Option;

/** Facts about the arguments of signing tools and about the fitted part. */
final class SigningFacts {
    private static final Regex IMAGE_VERSION = Regex.of("(?:^|\\s)((?:--image-version|-iv)[ =]+(\\d+))");
    private static final Regex HEADER_VERSION = Regex.of("(?:^|\\s)((?:--header-version|-hv)[ =]+(\\d+(?:\\.\\d+)?))");

    private SigningFacts() {}

    static List<CodedFact> all(KnowledgeBase knowledge) {
        return List.of(
                ofOptions(
                        "signs-below",
                        "the signing arguments (a path) give an image version below the number of another option (a path)",
                        List.of("option"),
                        2,
                        SigningFacts::signsBelow),
                ofOptions(
                        "asks-other-header-version",
                        "the signing arguments (a path) ask for another header version than VERSION",
                        List.of("option"),
                        2,
                        SigningFacts::otherHeader),
                ofOptions(
                                "part-line",
                                "the fitted part is of the line LETTER (such as A, C, D, F)",
                                List.of(),
                                1,
                                (image, words) -> partLine(knowledge, image, words.get(0)))
                        .ofKnownValues());
    }

    private static Outcome signsBelow(Image image, List<String> paths) {
        Option arguments = OptionFacts.option(image, paths.get(0));
        Option counter = OptionFacts.option(image, paths.get(1));
        if (arguments.value().isUnset() || counter.value().isUnset()) {
            return Outcome.fails("no version is given");
        }
        if (!arguments.value().isKnown() || !counter.value().isKnown()) {
            String need = arguments.value().isKnown() ? paths.get(1) : paths.get(0);
            return Outcome.undecided(need + " is not known", need).with(arguments);
        }
        Matcher matcher = IMAGE_VERSION.matcher(arguments.value().asKnown().orElseThrow());
        Optional<BigInteger> wanted = counter.value().asKnown().flatMap(Comparison::number);
        if (!matcher.find() || wanted.isEmpty()) {
            return Outcome.fails("no image version is asked for");
        }
        boolean below = new BigInteger(matcher.group(2)).compareTo(wanted.get()) < 0;
        Outcome outcome = below ? Outcome.holds("signs with a lower version") : Outcome.fails("not below");
        return outcome.with(arguments).with(counter).with("option", matcher.group(1));
    }

    private static Outcome otherHeader(Image image, List<String> words) {
        Option arguments = OptionFacts.option(image, words.get(0));
        if (arguments.value().isUnset()) {
            return Outcome.fails("no arguments are given");
        }
        if (!arguments.value().isKnown()) {
            return Outcome.undecided(words.get(0) + " is not known", words.get(0))
                    .with(arguments);
        }
        Matcher matcher = HEADER_VERSION.matcher(arguments.value().asKnown().orElseThrow());
        if (!matcher.find()) {
            return Outcome.fails("no header version is asked for");
        }
        boolean same = version(matcher.group(2)).equals(version(words.get(1)));
        Outcome outcome = same ? Outcome.fails("the right one") : Outcome.holds("asks for another one");
        return outcome.with(arguments).with("option", matcher.group(1));
    }

    private static String version(String text) {
        return Paths.without(text, ".0");
    }

    private static Outcome partLine(KnowledgeBase knowledge, Image image, String line) {
        String part = image.fact("board.part-number").value().asKnown().orElse("");
        boolean is = knowledge.vendors().stream()
                .flatMap(vendor -> vendor.partNumber().stream())
                .map(numbers -> numbers.matcher(part.strip()))
                .anyMatch(number -> number.matches() && number.group(1).equalsIgnoreCase(line));
        return is ? Outcome.holds("`" + part + "` is").about(List.of(part)) : Outcome.fails("`" + part + "` is not");
    }
}
