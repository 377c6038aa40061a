/** From the result to the answer, one class a format. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.internal.answer;

import org.jspecify.annotations.NullMarked;
