/**
 * The filter and its settings: what a web application touches.
 *
 * <p>{@link org.lambdainvoke.call} has the words of an invocation, {@link org.lambdainvoke.observe} what is told of
 * one, {@link org.lambdainvoke.aws1} a client of the SDK for Java v1 that a program has made, and
 * {@link org.lambdainvoke.local} a Lambda endpoint for development and tests. All else is below {@code internal}, and
 * may change in any release.
 */
@NullMarked
package org.lambdainvoke;

import org.jspecify.annotations.NullMarked;
