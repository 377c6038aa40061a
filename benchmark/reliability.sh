#!/usr/bin/env bash
# Loads the filter and writes what came of it into docs/reliability.md. Arguments: the minutes of the run with faults
# (10), and "all" to have that run on the later JDK too.
set -euo pipefail
cd "$(dirname "$0")/.."

minutes=${1:-10}
fault_runs=1
[ "${2:-}" = all ] && fault_runs=2

mvn -B -q install -DskipTests
mvn -B -q -f benchmark compile dependency:build-classpath

javas=("${JAVA_HOME:+$JAVA_HOME/bin/}java")
for jdk in /usr/lib/jvm/*; do
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$jdk/release" 2>/dev/null || true)
    if [ "${version:-0}" -ge 21 ] && [ -x "$jdk/bin/java" ]; then
        javas+=("$jdk/bin/java")
        break
    fi
done
[ "${#javas[@]}" -gt 1 ] || echo "no JDK with virtual threads in /usr/lib/jvm: its runs are left out"

# A child whose parent is ended here reads the end of its input, and ends too.
exec timeout --kill-after=10 "$(((minutes * 3 + 10) * 60))" \
    "${javas[0]}" -Xss256k -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
    org.lambdainvoke.benchmark.reliability.Reliability docs/reliability.md "$minutes" "$fault_runs" "${javas[@]}"
