package org.lambdainvoke.call;

/**
 * What one's own functions receive, and how their results are answered: for those that fit none of the payloads and
 * responses that the filter knows. Handed in with {@code FilterSettings.builder().format(...)}. To be thread-safe.
 *
 * <p>Whatever else either method throws is a defect: the client gets 500, and the log says what it was.
 */
public interface Format {
    /**
     * Makes what the function receives. Nothing has been called yet.
     *
     * @param request the request, read to its end
     * @return JSON in UTF-8, as Lambda takes no other payload
     * @throws InvocationFailure with {@code bad_request} or {@code payload_too_large}, and a sentence for the client,
     *     when the request does not fit
     */
    Bytes encode(RequestContent request) throws InvocationFailure;

    /**
     * Makes the answer. Called for results of functions that were waited for and did not fail.
     *
     * @param result what Lambda has returned
     * @return the answer
     * @throws InvocationFailure with {@code bad_answer} and a sentence for the log when the result does not fit
     */
    HttpAnswer answer(InvocationResult result) throws InvocationFailure;
}
