/** From the servlet's request to its response: carries a call to its reply. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.exchange;

import org.jspecify.annotations.NullMarked;
