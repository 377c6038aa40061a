/** A shop: a JAX-RS application in one function, and its catalogue as a spreadsheet in another. */
package org.lambdainvoke.example.shop;
