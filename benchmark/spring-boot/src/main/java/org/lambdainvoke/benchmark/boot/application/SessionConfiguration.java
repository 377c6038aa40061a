package org.lambdainvoke.benchmark.boot.application;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;

/** Spring Session with the sessions in memory. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {
    @Bean
    MapSessionRepository sessions() {
        return new MapSessionRepository(Collections.synchronizedMap(new NewestSessions()));
    }

    /** Nobody else takes sessions out of the map, and there is a new one for every other request. */
    private static final class NewestSessions extends LinkedHashMap<String, Session> {
        private static final long serialVersionUID = 1;
        private static final int MOST = 10_000;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
            return size() > MOST;
        }
    }
}
