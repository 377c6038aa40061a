#!/usr/bin/env bash
# Runs six frameworks that read the events of AWS behind the filter, mapped to /public/*, and the same applications
# straight beside it: the answers have to be the same, with a route table too, no framework may see a path outside the
# mapping, and the path of every event has to be the one that the container matched. Two applications more find their
# routes by what an event of a route table says of them alone. Three minutes after the first download, on two cores. Not
# part of the default tests: it downloads 30 MB from npm.
set -euo pipefail
cd "$(dirname "$0")/../.."

PATIENCE_SECONDS=60
INSTALL_SECONDS=600
CHECK_SECONDS=600

missing=()
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
if [ ${#missing[@]} -gt 0 ]; then
    echo "missing: ${missing[*]}; with Debian: apt-get install ${missing[*]}"
    exit 2
fi

node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' || { echo "Node 20 or later is needed"; exit 2; }

work=target/frameworks
mkdir -p "$work/node" "$work/classes"
mvn -B -q test-compile -Djacoco.skip
dependency_plugin=org.apache.maven.plugins:maven-dependency-plugin:3.11.0
mvn -B -q "$dependency_plugin:build-classpath" -Dmdep.includeScope=test -Dmdep.outputFile="$work/tests"
mvn -B -q -f src/it/frameworks "$dependency_plugin:build-classpath" -Dmdep.outputFile="$PWD/$work/frameworks"

cp -r src/it/frameworks/{package.json,package-lock.json,.npmrc,*.js,applications} "$work/node/"
timeout "$INSTALL_SECONDS" npm ci --prefix "$work/node" --ignore-scripts \
    >"$work/npm.log" 2>&1 || { tail -20 "$work/npm.log"; echo "npm could not install the frameworks"; exit 1; }

class_path="target/classes:target/test-classes:$(cat "$work/tests"):$(cat "$work/frameworks")"
javac -Xlint:all,-classfile,-processing -Werror -proc:none -cp "$class_path" -d "$work/classes" \
    src/it/frameworks/src/test/java/org/lambdainvoke/it/frameworks/*.java

node "$work/node/lambda.js" >"$work/node.log" 2>&1 &
node=$!
stop() {
    kill "$node" 2>/dev/null || true
    wait "$node" 2>/dev/null || true
}
trap stop EXIT
end=$((SECONDS + PATIENCE_SECONDS))
until grep -q '^ports ' "$work/node.log"; do
    [ "$SECONDS" -lt "$end" ] && kill -0 "$node" 2>/dev/null || { cat "$work/node.log"; exit 1; }
    sleep 0.2
done

# What Jersey and Tomcat have to say of hostile paths goes to a file.
AWS_EC2_METADATA_DISABLED=true timeout "$CHECK_SECONDS" java -XX:+UseSerialGC \
    -Dsun.net.httpserver.nodelay=true -Dorg.jboss.logging.provider=slf4j \
    -Dlogback.configurationFile=src/it/frameworks/logback.xml \
    -Djava.util.logging.config.file=src/it/frameworks/logging.properties \
    -cp "$work/classes:$class_path" org.lambdainvoke.it.frameworks.Frameworks \
    "$(sed -n 's/^ports //p' "$work/node.log")" 2>"$work/java.log"
