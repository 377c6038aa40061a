/** From a call to its reply, without servlets, logs and threads of its own. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.internal.responder;

import org.jspecify.annotations.NullMarked;
