/** From a request that was read to the bytes that the function receives. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.payload;

import org.jspecify.annotations.NullMarked;
