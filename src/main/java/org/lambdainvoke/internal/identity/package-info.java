/** As whom calls are signed: which source, and which SDK is asked for it. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.internal.identity;

import org.jspecify.annotations.NullMarked;
