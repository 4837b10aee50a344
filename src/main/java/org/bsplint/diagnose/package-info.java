/**
 * A console log in, a diagnosis out: component versions and release from boot banners or prose, failures from their texts,
 * and the rules that see each cause before the build. Knowledge stands in {@code rules/facts/console.yaml} and in the
 * console texts of rules; here is only the matching.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.diagnose;
