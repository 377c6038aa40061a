/** From the servlet request to a value, read once. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.request;

import org.jspecify.annotations.NullMarked;
