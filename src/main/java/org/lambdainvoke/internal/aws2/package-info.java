/** The SDK v2: its credentials, its regions. It makes no Invoke call. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.internal.aws2;

import org.jspecify.annotations.NullMarked;
