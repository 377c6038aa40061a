/**
 * What the filters of one web application share: clients, threads, and the time to stop. Internal: may change in any
 * release.
 */
@NullMarked
package org.lambdainvoke.internal.shared;

import org.jspecify.annotations.NullMarked;
