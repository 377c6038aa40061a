package org.lambdainvoke.proof.readme;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import java.util.Optional;
import org.lambdainvoke.call.RequestHead;
import org.lambdainvoke.call.Side;
import org.lambdainvoke.call.SideChooser;

/** The README's example. */
public record FlagSides(Client flags) implements SideChooser {
    @Override
    public Optional<Side> choose(RequestHead request) {
        if (request.principal() == null) {
            return Optional.empty();
        }
        EvaluationContext user = new ImmutableContext(request.principal());
        boolean isMoved = flags.getBooleanValue("function " + request.template(), false, user);
        return Optional.of(isMoved ? Side.FUNCTION : Side.APPLICATION);
    }
}
