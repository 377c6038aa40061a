#!/usr/bin/env bash
# Loads the filter and writes what came of it into docs/reliability.md. Takes the minutes of the run with faults (10).
set -euo pipefail
cd "$(dirname "$0")/.."

mvn -B -q install -DskipTests
mvn -B -q -f benchmark compile dependency:build-classpath

javas=("${JAVA_HOME:+$JAVA_HOME/bin/}java")
for jdk in /usr/lib/jvm/*25*; do
    if [ -x "$jdk/bin/java" ]; then
        javas+=("$jdk/bin/java")
        break
    fi
done

exec "${javas[0]}" -Xss256k -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
    org.lambdainvoke.benchmark.reliability.Reliability docs/reliability.md "${1:-10}" "${javas[@]}"
