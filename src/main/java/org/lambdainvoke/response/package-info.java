/** From the function's result to the HTTP answer, and its commit. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.response;

import org.jspecify.annotations.NullMarked;
