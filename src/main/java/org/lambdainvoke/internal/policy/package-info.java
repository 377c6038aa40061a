/** What stands around every call: how many at once, and which are repeated. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.internal.policy;

import org.jspecify.annotations.NullMarked;
