/** JSON as bytes: strict reading, writing, escapes. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.internal.json;

import org.jspecify.annotations.NullMarked;
