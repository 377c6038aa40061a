/** What the filter tells about an invocation: its log lines. */
@NullMarked
package org.lambdainvoke.observe;

import org.jspecify.annotations.NullMarked;
