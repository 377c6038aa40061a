/** From a request to the payload, one class a format. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.internal.payload;

import org.jspecify.annotations.NullMarked;
