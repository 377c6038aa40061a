/** Who answers a request, and by which rules. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.internal.route;

import org.jspecify.annotations.NullMarked;
