/** The servlet request, read once into a value. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.internal.request;

import org.jspecify.annotations.NullMarked;
