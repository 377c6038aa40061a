#!/usr/bin/env bash
# Compares what a request costs in the filter of several commits, in one run on one machine, and prints the figures. The
# fronts are those of performance.sh, of this tree, and so are the versions of all libraries. Arguments: the commits, the
# oldest first. ROUNDS (9), SECONDS_OF_TURN (8) and SECONDS_TO_WARM (30) may be set.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v wrk >/dev/null || { echo "wrk is missing: apt-get install wrk"; exit 1; }
[ $# -ge 2 ] || { echo "usage: benchmark/commits.sh COMMIT COMMIT..."; exit 1; }

rounds=${ROUNDS:-9}
seconds=${SECONDS_OF_TURN:-8}
warm_up=${SECONDS_TO_WARM:-30}

mvn -B -q install -DskipTests
mvn -B -q -f benchmark compile dependency:build-classpath
class_path="benchmark/target/classes:$(cat benchmark/target/classpath)"

paths=()
for commit in "$@"; do
    commit=$(git rev-parse --short "$commit")
    tree=$PWD/benchmark/target/commits/$commit
    if [ ! -d "$tree/target/classes/org" ]; then
        rm -rf "$tree"
        git clone -q --no-checkout . "$tree"
        git -C "$tree" checkout -q "$commit"
        mvn -B -q -f "$tree" compile
    fi
    # before the filter that is installed
    paths+=("$commit=$tree/target/classes:$class_path")
done

# A yardstick and three fronts for each commit, two numbers of connections, and a second before each turn; twice that
# where others use the machine too.
exec timeout --kill-after=10 "$((2 * 2 * (1 + 3 * $#) * (warm_up + rounds * (seconds + 1)) + 120))" \
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$class_path" \
    org.lambdainvoke.benchmark.performance.Commits "$rounds" "$seconds" "$warm_up" "${paths[@]}"
