/** An old application, a town's library, and the functions that its endpoints move into. */
package org.lambdainvoke.example.library;
