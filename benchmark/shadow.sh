#!/usr/bin/env bash
# Compares an application that answers by itself with the same behind the filter, without and with a shadow, and prints
# the figures. Arguments: rounds (5), seconds of an application's turn in each round (8), and of its warm-up (20).
set -euo pipefail
cd "$(dirname "$0")/.."

command -v wrk >/dev/null || { echo "wrk is missing: apt-get install wrk"; exit 1; }

rounds=${1:-5}
seconds=${2:-8}
warm_up=${3:-20}

mvn -B -q install -DskipTests
mvn -B -q -f benchmark compile dependency:build-classpath

# Three applications, then two; twice that where others use the machine too. A child whose parent is ended here reads the
# end of its input, and ends too.
exec timeout --kill-after=10 "$((2 * 5 * (warm_up + rounds * (seconds + 1)) + 120))" \
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
    org.lambdainvoke.benchmark.performance.Shadow "$rounds" "$seconds" "$warm_up"
