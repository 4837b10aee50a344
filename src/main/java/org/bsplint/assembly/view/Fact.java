package org.bsplint.assembly.view;

import java.util.List;
import java.util.Optional;
import org.bsplint.model.Deduced;
import org.bsplint.project.Stated;
import org.bsplint.source.Span;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;

/**
 * Something taken for granted: a version, a machine, a release.
 *
 * @param from where it comes from, in words: {@code build/conf/local.conf:3}, {@code ecosystem 3.0.0}, {@code deduced}
 * @param span the place that says so; empty for what no file says
 */
public record Fact(String text, String from, Optional<Span> span, Origin origin) {
    public static Fact of(Stated stated) {
        Origin origin = stated.span().isPresent() ? Origin.USER_CONFIG : Origin.COMMAND_LINE;
        return new Fact(stated.text(), stated.from(), stated.span(), origin);
    }

    public static Fact at(String text, Span span) {
        return new Fact(text, span.path() + ":" + span.line(), Optional.of(span), Origin.FILE);
    }

    public static Fact known(String text, String from) {
        return new Fact(text, from, Optional.empty(), Origin.KNOWLEDGE_BASE);
    }

    public Deduced deduced() {
        return new Deduced(text, from);
    }

    public Option option(String name) {
        Assignment assignment =
                new Assignment("=", text, origin, span, Assignment.Effect.APPLIED, "from " + from, List.of());
        return Option.of(name, Value.known(text), origin, List.of(assignment));
    }
}
