package org.bsplint.value;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What a function answers, the first answers kept: the same few hundred texts are asked about again and again, and what people
 * type is not to be kept for ever. Safe for several threads.
 *
 * @param <Q> a question
 * @param <A> its answer, which is always the same
 */
public final class Answers<Q, A> {
    private final int most;
    private final Function<Q, A> function;
    private final Map<Q, A> kept = new ConcurrentHashMap<>();

    /** @param most how many are kept */
    public Answers(int most, Function<Q, A> function) {
        this.most = most;
        this.function = function;
    }

    public A to(Q question) {
        A known = kept.get(question);
        if (known == null) {
            known = function.apply(question);
            if (kept.size() < most) {
                kept.put(question, known);
            }
        }
        return known;
    }
}
