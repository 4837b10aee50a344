/**
 * {@code .config} files, defconfigs and fragments on their own: what they ask for, and how fragments are merged onto one
 * another as text (scripts/kconfig/merge_config.sh). What a tree makes of the requests is {@code eval.kconfig}. And the
 * configuration that a build of OP-TEE leaves behind.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.dotconfig;
