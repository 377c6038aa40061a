/**
 * The filter and its settings: what a web application touches.
 *
 * <p>A request passes the packages in this order: {@code org.lambdainvoke} (the filter), {@code .payload} (request to
 * payload), {@code .invoke} (the call), {@code .response} (result to answer, and its commit), {@code .observe} (what is
 * told about it). {@code .config} reads init-params; {@code .local} is a Lambda endpoint for development and tests.
 */
@NullMarked
package org.lambdainvoke;

import org.jspecify.annotations.NullMarked;
