/**
 * What the process is told from outside about AWS: variables, system properties, the two profile files, and the
 * endpoints that follow. No SDK is needed to read it. Internal: may change in any release.
 */
@NullMarked
package org.lambdainvoke.internal.environment;

import org.jspecify.annotations.NullMarked;
