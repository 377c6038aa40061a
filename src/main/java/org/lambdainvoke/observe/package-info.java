/** What a filter tells about its invocations: listeners, their events, figures for JMX and Micrometer. */
@NullMarked
package org.lambdainvoke.observe;

import org.jspecify.annotations.NullMarked;
