package org.lambdainvoke.proof.matrix;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lambdainvoke.support.container.Container;

/** The containers of the other tests; {@code src/it} has more. */
public class ContainerMatrixTest extends Matrix {
    @Override
    protected List<Host> hosts() {
        return Arrays.stream(Container.values()).<Host>map(Embedded::new).toList();
    }

    private static final class Embedded extends Host {
        private final Container container;

        Embedded(Container container) {
            super(container.name().toLowerCase(Locale.ROOT), differences(container));
            this.container = container;
        }

        private static Difference[] differences(Container container) {
            return container == Container.UNDERTOW
                    ? new Difference[] {Difference.REFUSES_BROKEN_ESCAPES_ITSELF}
                    : new Difference[0];
        }

        /** A server for each mode, since these have one application each. */
        @Override
        public Deployment deploy(Map<String, String> systemProperties) throws Exception {
            Map<Mode, Container.Running> servers = new EnumMap<>(Mode.class);
            Deployment deployment = new Deployment() {
                @Override
                public URI server(Mode mode) {
                    return servers.get(mode).uri("/");
                }

                @Override
                public void close() {
                    servers.values().forEach(Container.Running::close);
                }
            };
            try {
                for (Mode mode : Mode.values()) {
                    servers.put(mode, container.start(Descriptor.read(mode)));
                }
            } catch (Exception e) {
                deployment.close();
                throw e;
            }
            return deployment;
        }
    }
}
