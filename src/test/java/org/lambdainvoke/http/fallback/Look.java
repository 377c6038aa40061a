package org.lambdainvoke.http.fallback;

import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The ways in which a servlet may look at its request, each of which says what it has seen. */
enum Look {
    PARAMETERS {
        @Override
        String at(HttpServletRequest request) {
            return parameters(request);
        }
    },
    /** Containers differ in it. */
    IN_ORDER {
        @Override
        String at(HttpServletRequest request) {
            return request.getParameterMap().entrySet().stream()
                    .map(Look::entry)
                    .collect(Collectors.joining(" "));
        }
    },
    NAMES {
        @Override
        String at(HttpServletRequest request) {
            return sorted(Collections.list(request.getParameterNames()));
        }
    },
    FIRST_VALUES {
        @Override
        String at(HttpServletRequest request) {
            return request.getParameter("a") + " " + request.getParameter("b") + " " + request.getParameter("none");
        }
    },
    VALUES {
        @Override
        String at(HttpServletRequest request) {
            return Arrays.toString(request.getParameterValues("a"))
                    + Arrays.toString(request.getParameterValues("b"))
                    + Arrays.toString(request.getParameterValues("none"));
        }
    },
    STREAM {
        @Override
        String at(HttpServletRequest request) throws IOException {
            return text(request.getInputStream().readAllBytes())
                    + request.getInputStream().isFinished();
        }
    },
    OCTETS {
        @Override
        String at(HttpServletRequest request) throws IOException {
            InputStream stream = request.getInputStream();
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            for (int octet = stream.read(); octet >= 0; octet = stream.read()) {
                octets.write(octet);
            }
            return text(octets.toByteArray());
        }
    },
    LINE_THEN_REST {
        @Override
        String at(HttpServletRequest request) throws IOException {
            byte[] line = new byte[5];
            int length = request.getInputStream().readLine(line, 0, line.length);
            return length + text(line) + text(request.getInputStream().readAllBytes());
        }
    },
    READER {
        @Override
        String at(HttpServletRequest request) throws IOException {
            BufferedReader reader = request.getReader();
            return lines(request) + (request.getReader() == reader);
        }
    },
    STREAM_THEN_PARAMETERS {
        @Override
        String at(HttpServletRequest request) throws IOException {
            return text(request.getInputStream().readNBytes(1)) + parameters(request);
        }
    },
    READER_THEN_PARAMETERS {
        @Override
        String at(HttpServletRequest request) throws IOException {
            return lines(request) + parameters(request);
        }
    },
    PARAMETERS_THEN_STREAM {
        @Override
        String at(HttpServletRequest request) throws IOException {
            return parameters(request) + text(request.getInputStream().readAllBytes()) + parameters(request);
        }
    },
    PARAMETERS_THEN_READER {
        @Override
        String at(HttpServletRequest request) throws IOException {
            return parameters(request) + lines(request);
        }
    },
    PARAMETER_OF_THE_QUERY_THEN_STREAM {
        @Override
        String at(HttpServletRequest request) throws IOException {
            return request.getParameter("q") + text(request.getInputStream().readAllBytes());
        }
    },
    STREAM_THEN_READER {
        @Override
        String at(HttpServletRequest request) throws IOException {
            return text(request.getInputStream().readAllBytes()) + lines(request);
        }
    },
    READER_THEN_STREAM {
        @Override
        String at(HttpServletRequest request) throws IOException {
            return lines(request) + text(request.getInputStream().readAllBytes());
        }
    },
    CHARSET_THEN_PARAMETERS {
        @Override
        String at(HttpServletRequest request) throws IOException {
            request.setCharacterEncoding(request.getHeader("X-Charset"));
            return parameters(request) + request.getCharacterEncoding();
        }
    },
    CHARSET_THEN_READER {
        @Override
        String at(HttpServletRequest request) throws IOException {
            request.setCharacterEncoding(request.getHeader("X-Charset"));
            return lines(request) + request.getCharacterEncoding();
        }
    },
    READER_THEN_CHARSET {
        @Override
        String at(HttpServletRequest request) throws IOException {
            BufferedReader reader = request.getReader();
            request.setCharacterEncoding(request.getHeader("X-Charset"));
            return reader.readLine() + request.getCharacterEncoding();
        }
    },
    PARAMETERS_THEN_CHARSET {
        @Override
        String at(HttpServletRequest request) throws IOException {
            String before = parameters(request);
            request.setCharacterEncoding(request.getHeader("X-Charset"));
            return before + parameters(request);
        }
    },
    HEAD {
        @Override
        String at(HttpServletRequest request) {
            return String.join(
                    " ",
                    request.getMethod(),
                    request.getRequestURI(),
                    request.getQueryString(),
                    String.valueOf(request.getContentLength()),
                    String.valueOf(request.getContentLengthLong()),
                    request.getContentType(),
                    request.getCharacterEncoding(),
                    request.getHeader("Content-Type"));
        }
    };

    /** What a request shows; a refusal of the container is told by its kind. */
    abstract String at(HttpServletRequest request) throws IOException;

    /** The same of a request that may throw. */
    String carefully(HttpServletRequest request) {
        try {
            return at(request);
        } catch (IOException e) {
            return "IOException";
        } catch (IllegalStateException e) {
            return "IllegalStateException";
        }
    }

    /** Reads what is left of a body, which would cost the connection. */
    static void drain(HttpServletRequest request) throws IOException {
        try {
            request.getInputStream().readAllBytes();
        } catch (IllegalStateException e) {
            request.getReader().transferTo(Writer.nullWriter());
        }
    }

    /** In the order of their names: Undertow keeps them in a map that has none. */
    static String parameters(HttpServletRequest request) {
        return new TreeMap<>(request.getParameterMap())
                .entrySet().stream().map(Look::entry).collect(Collectors.joining("&", "{", "}"));
    }

    static String entry(Map.Entry<String, String[]> entry) {
        return entry.getKey() + "=" + String.join(",", entry.getValue());
    }

    private static String sorted(List<String> names) {
        List<String> sorted = new ArrayList<>(names);
        Collections.sort(sorted);
        return sorted.toString();
    }

    private static String text(byte[] bytes) {
        return "<" + new String(bytes, StandardCharsets.ISO_8859_1) + ">";
    }

    private static String lines(HttpServletRequest request) throws IOException {
        return request.getReader().lines().collect(Collectors.joining("|", "<", ">"));
    }
}
