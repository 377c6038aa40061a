package org.lambdainvoke.proof.redeploy;

import org.lambdainvoke.LambdaInvokeFilter;

/** Leaves everything as it is when the container takes it down. */
public final class ForgetfulFilter extends LambdaInvokeFilter {
    @Override
    public void destroy() {
        // forgotten
    }
}
