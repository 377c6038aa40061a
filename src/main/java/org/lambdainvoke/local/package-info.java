/**
 * A Lambda endpoint on loopback that runs handler classes in this JVM, to develop and test without AWS. The filter
 * itself never loads this package; it needs {@code aws-lambda-java-core} and {@code aws-lambda-java-serialization}.
 */
@NullMarked
package org.lambdainvoke.local;

import org.jspecify.annotations.NullMarked;
