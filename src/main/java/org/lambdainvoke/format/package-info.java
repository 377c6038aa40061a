/**
 * What a program may say of payloads and answers: {@link org.lambdainvoke.format.Format} is open to users, everything
 * else in here is internal and may change in any release.
 */
@NullMarked
package org.lambdainvoke.format;

import org.jspecify.annotations.NullMarked;
