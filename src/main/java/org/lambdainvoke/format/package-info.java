/** What a program may say of payloads and answers. */
@NullMarked
package org.lambdainvoke.format;

import org.jspecify.annotations.NullMarked;
