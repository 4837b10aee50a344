/** One line of a rule's condition ({@code subject relation object}) as a tree; what the words mean is not known here. */
@org.jspecify.annotations.NullMarked
package org.bsplint.syntax.condition;
