/**
 * Rules: one YAML file each, read and checked into a {@link org.bsplint.rule.Rule}; conditions, message templates, examples,
 * packs. Rules see only the evaluated model.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.rule;
