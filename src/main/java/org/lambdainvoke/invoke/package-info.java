/**
 * The call of a function: {@link org.lambdainvoke.invoke.LambdaInvoker} with its values is open to users, everything
 * else in here is internal and may change in any release.
 */
@NullMarked
package org.lambdainvoke.invoke;

import org.jspecify.annotations.NullMarked;
