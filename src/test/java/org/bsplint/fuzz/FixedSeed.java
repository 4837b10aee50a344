package org.bsplint.fuzz;

import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * All properties draw from one fixed seed, so that a test run judges the change and not its luck. {@code tools/properties.sh}
 * tries other seeds and many times the inputs: system properties {@code bsplint.properties.seed} and {@code
 * bsplint.properties.times}. Registered for jqwik in {@code META-INF/services}.
 */
public final class FixedSeed implements AroundPropertyHook {
    private static final String SEED = "20261125";
    private static final int DEFAULT_TRIES = 1000;

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        PropertyAttributes attributes = context.attributes();
        attributes.setSeed(System.getProperty("bsplint.properties.seed", SEED));
        int times = Integer.getInteger("bsplint.properties.times", 1);
        attributes.setTries(attributes.tries().orElse(DEFAULT_TRIES) * times);
        return property.execute();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public boolean appliesTo(Optional<java.lang.reflect.AnnotatedElement> element) {
        return true;
    }
}
