/** A web application whose endpoints are Lambda functions: the handlers, and what runs them without AWS. */
package org.lambdainvoke.example;
