package org.bsplint.build;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.objectweb.asm.Type;

/**
 * The classes that the lambdas of one class become: one, or as many as it takes where interfaces do not fit together.
 *
 * @param all each with its lambdas
 * @param places by the order of the lambdas: what makes an object of each
 */
record LambdaClasses(List<LambdaClass> all, Iterator<Place> places) {
    /** Ends the names of made classes, before their number. */
    static final String SUFFIX = "$Lambdas";

    /** A static method that takes what is captured and a number. */
    record Place(String type, String method, String descriptor, int which) {}

    static LambdaClasses of(String host, List<Lambda> lambdas, Interfaces interfaces) {
        List<List<Lambda>> groups = new ArrayList<>();
        for (Lambda lambda : lambdas) {
            groups.stream()
                    .filter(group -> group.stream().allMatch(one -> interfaces.fit(one.type(), lambda.type())))
                    .findFirst()
                    .orElseGet(() -> {
                        groups.add(new ArrayList<>());
                        return groups.get(groups.size() - 1);
                    })
                    .add(lambda);
        }
        List<LambdaClass> all = new ArrayList<>();
        for (List<Lambda> group : groups) {
            all.add(LambdaClass.of(host + SUFFIX + (all.isEmpty() ? "" : all.size() + 1), group));
        }
        return new LambdaClasses(
                all, lambdas.stream().map(lambda -> place(all, lambda)).iterator());
    }

    private static Place place(List<LambdaClass> all, Lambda lambda) {
        for (LambdaClass one : all) {
            for (int i = 0; i < one.lambdas().size(); i++) {
                if (one.lambdas().get(i) == lambda) {
                    Type made = Type.getObjectType(one.name());
                    String taking = Type.getMethodDescriptor(made, Captures.taken(lambda.captured()));
                    return new Place(one.name(), LambdaClass.FACTORY, taking, i);
                }
            }
        }
        throw new IllegalStateException("in no class: " + lambda);
    }
}
