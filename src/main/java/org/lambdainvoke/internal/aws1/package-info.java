/**
 * The AWS SDK for Java v1: its client, its credentials and its regions. Only here are its types named. Internal: may
 * change in any release.
 */
@NullMarked
package org.lambdainvoke.internal.aws1;

import org.jspecify.annotations.NullMarked;
