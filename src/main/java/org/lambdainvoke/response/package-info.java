/** From the function's result to the HTTP answer. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.response;

import org.jspecify.annotations.NullMarked;
