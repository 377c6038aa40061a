/** What HTTP itself says about requests and answers alike. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.http;

import org.jspecify.annotations.NullMarked;
