/** Calls through clients of the AWS SDK for Java v1 that a program owns. */
@NullMarked
package org.lambdainvoke.aws1;

import org.jspecify.annotations.NullMarked;
