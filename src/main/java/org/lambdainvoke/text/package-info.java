/**
 * What others have written: JSON that is read strictly, and words in lines of the log. Internal: may change in any
 * release.
 */
@NullMarked
package org.lambdainvoke.text;

import org.jspecify.annotations.NullMarked;
