/**
 * From a request's value to the bytes that the function receives: {@link org.lambdainvoke.payload.PayloadFormat} and
 * {@link org.lambdainvoke.payload.RequestContent} are open to users, everything else in here is internal and may change
 * in any release.
 */
@NullMarked
package org.lambdainvoke.payload;

import org.jspecify.annotations.NullMarked;
