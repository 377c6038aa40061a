/** What HTTP says about requests and responses. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.internal.http;

import org.jspecify.annotations.NullMarked;
