#!/usr/bin/env bash
# Compares what a request costs in the filter, with a servlet around HttpClient and with the SDKs, and writes the figures
# into docs/performance.md. Arguments: rounds (5), seconds of a front's turn in each round (8), and of its warm-up (30).
set -euo pipefail
cd "$(dirname "$0")/.."

command -v wrk >/dev/null || { echo "wrk is missing: apt-get install wrk"; exit 1; }

rounds=${1:-5}
seconds=${2:-8}
warm_up=${3:-30}

mvn -B -q install -DskipTests
mvn -B -q -f benchmark compile dependency:build-classpath

# Seven fronts and two numbers of connections, and a second before each turn; twice that where others use the machine too. A
# child whose parent is ended here reads the end of its input, and ends too.
exec timeout --kill-after=10 "$((2 * 14 * (warm_up + rounds * (seconds + 1)) + 120))" \
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Dsun.net.httpserver.nodelay=true -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
    org.lambdainvoke.benchmark.performance.Performance docs/performance.md "$rounds" "$seconds" "$warm_up"
