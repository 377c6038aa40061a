package org.lambdainvoke.internal.route;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.RequestHead;
import org.lambdainvoke.call.Side;
import org.lambdainvoke.call.SideChooser;
import org.lambdainvoke.internal.observe.RouteLog;

/**
 * Chooses the side of each request that has met a route: by the field of those who know the secret, otherwise by the
 * program, otherwise by the share. Thread-safe.
 */
public final class Sides {
    private static final String CANARY = "\ncanary";

    /** Jetty's, for a filter that is given none: its class, and a number that is another one at each start. */
    private static final Pattern MADE_UP_NAME = Pattern.compile("(\\S+\\.\\S+)-[0-9a-f]+");

    private final String defaultSalt;
    private final @Nullable ShareHeader header;
    private final @Nullable SideChooser chooser;
    private final Switches switches;
    private final RouteLog log;

    /**
     * The rules of a filter.
     *
     * @param filterName the salt of routes that have none, less what differs from node to node
     * @param header null for none
     * @param chooser of the program; null for none
     * @param switches what was switched over
     */
    public Sides(
            String filterName,
            @Nullable ShareHeader header,
            @Nullable SideChooser chooser,
            Switches switches,
            RouteLog log) {
        Matcher madeUp = MADE_UP_NAME.matcher(filterName);
        this.defaultSalt = madeUp.matches() ? madeUp.group(1) : filterName;
        this.header = header;
        this.chooser = chooser;
        this.switches = switches;
        this.log = log;
    }

    /** Whether each request of a route goes to one and the same function, whatever it holds. */
    boolean isPlain(Route route) {
        SideRules rules = route.sides();
        return switches.isUntouched(route.name())
                && header == null
                && chooser == null
                && rules.share() == Bucket.COUNT
                && rules.canaryShare() == 0;
    }

    /** What was switched over. */
    Switches switches() {
        return switches;
    }

    /** The field by which the side may be chosen; null for none. */
    @Nullable
    public ShareHeader header() {
        return header;
    }

    /** {@link Side#FUNCTION} or {@link Side#APPLICATION}. */
    Side side(SideRules rules, RequestHead request) {
        Side side = header == null ? null : header.side(request);
        if (side == null) {
            side = ofProgram(request);
        }
        if (side == null) {
            side = isIn(rules.share(), "", rules, request) ? Side.FUNCTION : Side.APPLICATION;
        }
        return side;
    }

    /** Whether the function is asked as well what the application answers. */
    boolean isShadowed(Route route, String method) {
        int share = switches.shadow(route);
        return share > 0 && route.shadow().methods().contains(method) && isInDie(share);
    }

    /** The function to call at its canary's qualifier; null for the route's own. */
    @Nullable
    FunctionReference canary(SideRules rules, RequestHead request) {
        return isIn(rules.canaryShare(), CANARY, rules, request) ? rules.canary() : null;
    }

    private @Nullable Side ofProgram(RequestHead request) {
        if (chooser == null) {
            return null;
        }
        try {
            Optional<Side> chosen = chooser.choose(request);
            if (chosen.isPresent() && chosen.get() != Side.FALLBACK) {
                return chosen.get();
            }
            if (chosen.isPresent()) {
                log.chooserFailed(new IllegalStateException("fallback can not be chosen"));
            }
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            // A library that is missing, and what other languages of the JVM throw: no request may fail of it.
            log.chooserFailed(e);
        }
        return null;
    }

    private static boolean isInDie(int share) {
        return ThreadLocalRandom.current().nextInt(Bucket.COUNT) < share;
    }

    private boolean isIn(int share, String ofPurpose, SideRules rules, RequestHead request) {
        if (share == 0 || share == Bucket.COUNT) {
            return share > 0;
        }
        for (ShareKey key : rules.by()) {
            if (key.source() == ShareKey.Source.REQUEST) {
                return isInDie(share);
            }
            String value = key.value(request);
            if (value != null) {
                String salt = rules.salt() == null ? defaultSalt : rules.salt();
                return Bucket.of(salt + ofPurpose, key.kind(), value) < share;
            }
        }
        return false;
    }
}
