/**
 * The way of a request through the container: sync or async, whose turn it is, the only writer of responses. Internal:
 * may change in any release.
 */
@NullMarked
package org.lambdainvoke.internal.exchange;

import org.jspecify.annotations.NullMarked;
