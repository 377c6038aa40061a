#!/usr/bin/env bash
# Number and size of the jars that the filter brings along with one SDK, the other or both: the table of the README.
set -euo pipefail
cd "$(dirname "$0")/../.."

mvn -B -q -Pit verify -DskipTests -Dinvoker.test=parent,sizes
for sdk in v1 v1-and-v2 v2 v2-with-all-sources; do
    jars=target/it/sizes/target/$sdk
    printf '%-20s %2d jars %5.2f MB\n' "$sdk" "$(find "$jars" -name '*.jar' | wc -l)" \
        "$(du -cb "$jars"/*.jar | awk 'END { print $1 / 1e6 }')"
done
