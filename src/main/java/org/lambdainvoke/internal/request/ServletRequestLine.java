package org.lambdainvoke.internal.request;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.RequestHead;

/** A servlet request before its body is read; each thing is looked up when it is asked for. */
public record ServletRequestLine(HttpServletRequest request) implements RequestLine {
    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public @Nullable RoutePath routePath() {
        return TargetReader.routePath(request);
    }

    @Override
    public RequestHead head(String template) {
        return new Head(request, template);
    }

    private record Head(HttpServletRequest request, String template) implements RequestHead {
        @Override
        public String method() {
            return request.getMethod();
        }

        @Override
        public String path() {
            return TargetReader.pathOf(request);
        }

        @Override
        public @Nullable String header(String name) {
            return request.getHeader(name);
        }

        @Override
        public @Nullable String cookie(String name) {
            Cookie[] cookies = request.getCookies();
            if (cookies != null) {
                for (Cookie cookie : cookies) {
                    if (cookie.getName().equals(name)) {
                        return cookie.getValue();
                    }
                }
            }
            return null;
        }

        @Override
        public @Nullable String principal() {
            Principal principal = request.getUserPrincipal();
            return principal == null ? null : principal.getName();
        }

        @Override
        public @Nullable String sessionId() {
            HttpSession session = request.getSession(false);
            return session == null ? null : session.getId();
        }

        @Override
        public String address() {
            String address = request.getRemoteAddr();
            return address == null ? "" : address;
        }

        /** Nothing of the client's, which may be a secret. */
        @Override
        public String toString() {
            return "RequestHead[" + template + "]";
        }
    }
}
