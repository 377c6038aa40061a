/** Credentials: known, fetched, renewed ahead of their end. Internal: may change in any release. */
@NullMarked
package org.lambdainvoke.internal.credentials;

import org.jspecify.annotations.NullMarked;
