/** Parameters: reading them, and all their faults at once. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.internal.settings;

import org.jspecify.annotations.NullMarked;
