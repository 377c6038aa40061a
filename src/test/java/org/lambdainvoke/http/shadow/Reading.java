package org.lambdainvoke.http.shadow;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** The ways in which an application may read its request to the end. */
enum Reading {
    STREAM {
        @Override
        void read(HttpServletRequest request) throws IOException {
            byte[] unused = request.getInputStream().readAllBytes();
        }
    },
    SINGLE_BYTES {
        @Override
        void read(HttpServletRequest request) throws IOException {
            ServletInputStream stream = request.getInputStream();
            while (stream.read() >= 0) {
                // Until the end.
            }
        }
    },
    /** Knows by the length where the end is, or asks. */
    UP_TO_THE_END {
        @Override
        void read(HttpServletRequest request) throws IOException {
            ServletInputStream stream = request.getInputStream();
            byte[] buffer = new byte[7];
            while (!stream.isFinished()) {
                int unused = stream.read(buffer, 1, 5);
            }
        }
    },
    LINES {
        @Override
        void read(HttpServletRequest request) throws IOException {
            while (request.getReader().readLine() != null) {
                // Until the end.
            }
        }
    },
    CHARACTERS {
        @Override
        void read(HttpServletRequest request) throws IOException {
            request.setCharacterEncoding("UTF-8");
            while (request.getReader().read() >= 0) {
                // Until the end.
            }
        }
    },
    PARAMETER {
        @Override
        void read(HttpServletRequest request) {
            String unused = request.getParameter("title");
        }
    },
    PARAMETERS {
        @Override
        void read(HttpServletRequest request) {
            int unused = request.getParameterMap().size();
        }
    },
    PARAMETERS_THEN_STREAM {
        @Override
        void read(HttpServletRequest request) throws IOException {
            int unused = request.getParameterMap().size();
            byte[] unusedRest = request.getInputStream().readAllBytes();
        }
    },
    /** Some containers leave the body alone, as the query has that parameter. */
    PARAMETER_OF_THE_QUERY_THEN_STREAM {
        @Override
        void read(HttpServletRequest request) throws IOException {
            String unused = request.getParameter("page");
            int size = request.getInputStream().readAllBytes().length;
            request.setAttribute("size", size);
        }
    },
    /** By the servlet that it is forwarded to. */
    PARAMETERS_OF_A_FORWARD {
        @Override
        void read(HttpServletRequest request) {
            throw new IllegalStateException("not by this");
        }
    },
    PARTS {
        @Override
        void read(HttpServletRequest request) throws IOException, ServletException {
            int unused = request.getParts().size();
        }
    },
    LISTENER {
        @Override
        void read(HttpServletRequest request) throws IOException {
            AsyncContext context = request.startAsync();
            ServletInputStream stream = context.getRequest().getInputStream();
            stream.setReadListener(new ReadListener() {
                @Override
                public void onDataAvailable() throws IOException {
                    while (stream.isReady() && !stream.isFinished()) {
                        int unused = stream.read();
                    }
                }

                @Override
                public void onAllDataRead() {
                    context.complete();
                }

                @Override
                public void onError(Throwable error) {
                    context.complete();
                }
            });
        }
    },
    HALF {
        @Override
        void read(HttpServletRequest request) throws IOException {
            int unused = request.getInputStream().read();
        }
    },
    NOTHING {
        @Override
        void read(HttpServletRequest request) {
            // Left alone.
        }
    };

    abstract void read(HttpServletRequest request) throws IOException, ServletException;
}
