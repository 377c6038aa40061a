/** Init-params, placeholders and the faults found in them. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.config;

import org.jspecify.annotations.NullMarked;
