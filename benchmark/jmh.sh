#!/usr/bin/env bash
# Measures parts of the filter's way with JMH and writes the figures into docs/performance.md. Arguments are those of JMH,
# such as a pattern of names ("Signing"); with any the figures are only printed.
set -euo pipefail
cd "$(dirname "$0")/.."

mvn -B -q install -DskipTests
mvn -B -q -f benchmark compile dependency:build-classpath

exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Daws.java.v1.disableDeprecationAnnouncement=true \
    -Djava.util.logging.config.file=/dev/null -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
    org.lambdainvoke.benchmark.jmh.Microbenchmarks docs/performance.md "$@"
