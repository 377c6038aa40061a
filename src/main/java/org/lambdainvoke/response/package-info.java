/**
 * From the function's result to the HTTP answer: {@link org.lambdainvoke.response.ResponseFormat} and
 * {@link org.lambdainvoke.response.HttpAnswer} are open to users, everything else in here is internal and may change in
 * any release.
 */
@NullMarked
package org.lambdainvoke.response;

import org.jspecify.annotations.NullMarked;
