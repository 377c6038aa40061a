/** Two answers to one request, compared, and what was found by route. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.internal.shadow;

import org.jspecify.annotations.NullMarked;
