/**
 * YAML as this program reads it: a tree of texts with places. Every scalar is a string ({@code 3.0} stays {@code 3.0}, {@code
 * no} stays {@code no}), a repeated key is an error, sizes are limited. The only package that sees SnakeYAML.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.yaml;
