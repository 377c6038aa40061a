package org.lambdainvoke.internal.answer;

import org.lambdainvoke.call.Bytes;

/**
 * What a function that streams its answer writes first: status and fields as JSON, then eight NUL bytes. The buffered
 * Invoke returns all of it in one piece ({@code application/vnd.awslambda.http-integration-response}). Immutable.
 *
 * @param json the object before the delimiter, with the white space around it
 * @param body what has come after the delimiter
 */
record Prelude(Bytes json, Bytes body) {}
