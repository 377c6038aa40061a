/** The words of an invocation, and what a program may hand to a filter, with the values that it sees. */
@NullMarked
package org.lambdainvoke.call;

import org.jspecify.annotations.NullMarked;
