/**
 * Where an option belongs in a product's own files: its line if there is one, else the component's {@code build.mk}, the
 * product layer's append for the recipe, its fragment, or {@code local.conf}. What is offered is verified by evaluating
 * again, so a place that has no effect is never called a fix.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.engine.placement;
