/**
 * Calls of the Invoke API over connections of our own: pool, signature, deadline, frames. Internal: may change in any
 * release.
 */
@NullMarked
package org.lambdainvoke.internal.wire;

import org.jspecify.annotations.NullMarked;
