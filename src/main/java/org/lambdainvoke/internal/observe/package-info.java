/** What the filter says of itself: log lines and JMX. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.internal.observe;

import org.jspecify.annotations.NullMarked;
