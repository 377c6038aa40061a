/** What the application answers while it answers, and the calls that ask the function the same afterwards. */
@NullMarked
package org.lambdainvoke.internal.capture;

import org.jspecify.annotations.NullMarked;
