#!/usr/bin/env bash
# Asks applications of Spring Boot with Spring Security and Spring Session in front of the filter, and holds each
# asynchronous answer to the synchronous one. Without arguments 100,000 answers for each function and application, a
# quarter of an hour; the figures go into docs/reliability.md. "short" has seconds for each, and only prints.
# FILTER_VERSION names a version of the filter in the local repository from before the parameter "async" to try the
# check on: it has to find damage there.
set -euo pipefail
cd "$(dirname "$0")/.."

answers=100000
seconds=900
page=docs/reliability.md
if [ "${1:-}" = short ]; then
    answers=1000000
    seconds=5
    page=-
fi

mvn -B -q install -DskipTests
mvn -B -q -f benchmark compile dependency:build-classpath

applications=()
build() {
    mvn -B -q -f benchmark/spring-boot "-Dboot.version=$1" "-Dcontainer=$2" \
        ${FILTER_VERSION:+"-Dfilter.version=$FILTER_VERSION"} compile dependency:build-classpath
    applications+=("benchmark/spring-boot/target/$1-$2")
}
build 3.5.16 tomcat
build 3.5.16 jetty
build 3.5.16 undertow
build 4.1.2 tomcat
build 4.1.2 jetty

options=()
if [ -n "${FILTER_VERSION:-}" ]; then
    page=-
    options=(--has-async-parameter=false)
fi

# A child whose parent is ended here reads the end of its input, and ends too.
exec timeout --kill-after=10 "$((10 * seconds + 300))" \
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx256m -Dsun.net.httpserver.nodelay=true \
    -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
    org.lambdainvoke.benchmark.boot.SpringBootRuns "$answers" "$seconds" "$page" "${applications[@]}" "${options[@]}"
