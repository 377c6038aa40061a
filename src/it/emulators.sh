#!/usr/bin/env bash
# Runs the filter against serverless-offline, the emulator that comes without a container runtime or an account, and
# checks what docs/emulators.md says of it. Not part of the default tests: it downloads about 150 MB from npm.
set -euo pipefail
cd "$(dirname "$0")/../.."

PATIENCE_SECONDS=120
INSTALL_SECONDS=600

missing=()
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
command -v curl >/dev/null || missing+=(curl)
if [ ${#missing[@]} -gt 0 ]; then
    echo "missing: ${missing[*]}; with Debian: apt-get install ${missing[*]}"
    exit 2
fi

jar=$(find target -maxdepth 1 -name 'lambda-invoke-filter-*.jar' ! -name '*-tests.jar' ! -name '*-sources.jar' ! -name '*-javadoc.jar' 2>/dev/null | head -1 || true)
if [ -z "$jar" ] || [ ! -f target/class-paths/containers ]; then
    mvn -B -q package -DskipTests
    jar=$(echo target/lambda-invoke-filter-*-SNAPSHOT.jar)
fi

work=target/emulators
mkdir -p "$work/home" "$work/classes"
cp src/it/emulators/{package.json,serverless.yml,functions.js} "$work/"
timeout "$INSTALL_SECONDS" npm install --prefix "$work" --ignore-scripts --no-audit --no-fund --no-package-lock \
    >"$work/npm.log" 2>&1 || { tail -20 "$work/npm.log"; echo "npm could not install the emulator"; exit 1; }

started=()
stop() {
    for process in "${started[@]}"; do
        kill "$process" 2>/dev/null || true
    done
    for process in "${started[@]}"; do
        wait "$process" 2>/dev/null || true
    done
}
trap stop EXIT

# Waits until a file of a process that was started has a line; bounded, and over as soon as the process has ended.
await_line() {
    local file=$1 line=$2 process=$3 end=$((SECONDS + PATIENCE_SECONDS))
    until grep -q -- "$line" "$file" 2>/dev/null; do
        if [ "$SECONDS" -ge "$end" ] || ! kill -0 "$process" 2>/dev/null; then
            echo "no \"$line\" in $file:"
            tail -30 "$file"
            return 1
        fi
        sleep 0.2
    done
}

free_ports() {
    node -e '
        const servers = [...Array(3)].map(() => require("net").createServer().listen(0, "127.0.0.1"))
        let waiting = servers.length
        servers.forEach((server) => server.on("listening", () => {
            if (--waiting === 0) {
                console.log(servers.map((each) => each.address().port).join(" "))
                servers.forEach((each) => each.close())
            }
        }))'
}

read -r http_port websocket_port lambda_port <<<"$(free_ports)"
# A home of its own, since the framework writes a file there; what it would ask the network for is switched off.
(
    cd "$work"
    HOME=$PWD/home SLS_TELEMETRY_DISABLED=1 SLS_NOTIFICATIONS_MODE=off SLS_INTERACTIVE_SETUP_ENABLE=0 \
        exec node node_modules/serverless/bin/serverless.js offline start --host 127.0.0.1 \
        --httpPort "$http_port" --websocketPort "$websocket_port" --lambdaPort "$lambda_port"
) >"$work/serverless.log" 2>&1 &
emulator=$!
started+=("$emulator")
await_line "$work/serverless.log" 'Function names exposed' "$emulator"

class_path="$jar:$(cat target/class-paths/application):$(cat target/class-paths/containers)"
javac -cp "$class_path" -d "$work/classes" src/it/emulators/src/test/java/org/lambdainvoke/it/FrontDoor.java
java -cp "$work/classes:$class_path" org.lambdainvoke.it.FrontDoor \
    "endpoint_url=http://127.0.0.1:$lambda_port aws_region=eu-west-1 aws_key=any aws_secret=any" \
    '/greet function_name=emulated-test-greet' \
    '/qualified function_name=emulated-test-greet qualifier=live' \
    '/sdk function_name=emulated-test-greet client=sdk' \
    '/fail function_name=emulated-test-fail' \
    '/slow function_name=emulated-test-slow' \
    '/nothing function_name=emulated-test-nothing' \
    '/text function_name=emulated-test-text' \
    '/missing function_name=emulated-test-missing' \
    '/event function_name=emulated-test-remember invocation_type=Event' \
    '/dry-run function_name=emulated-test-greet invocation_type=DryRun' \
    '/streamed function_name=emulated-test-greet streaming=true' \
    '/proxy function_name=emulated-test-proxy payload=apigateway-2.0' \
    >"$work/front-door.log" 2>&1 &
door=$!
started+=("$door")
await_line "$work/front-door.log" '^port ' "$door"
site=http://127.0.0.1:$(sed -n 's/^port //p' "$work/front-door.log")

passed=0
failed=0
# Name, path, status, and a text that the head or body has.
check() {
    local name=$1 path=$2 status=$3 text=$4 answer
    answer=$(curl --silent --show-error --include --max-time 30 "$site$path" | tr -d '\r') || true
    if [[ $answer == "HTTP/1.1 $status"* && $answer == *"$text"* && $answer != *"secret of the function"* ]]; then
        passed=$((passed + 1))
        echo "ok: $name"
    else
        failed=$((failed + 1))
        printf 'FAILED: %s: expected %s and %s, got:\n%s\n' "$name" "$status" "$text" "$answer"
    fi
}

check 'an answer' '/greet?name=Ada' 200 '{"message":"Hello, Ada!"}'
check 'an answer through the SDK' '/sdk?name=Ada' 200 '{"message":"Hello, Ada!"}'
check 'an answer in the dialect of an HTTP API: its status' '/proxy?name=Ada' 201 'Ada'
check 'an answer in the dialect of an HTTP API: its header' '/proxy?name=Ada' 201 'X-Path: /proxy'
check 'a failed function' '/fail' 502 '"reason":"function_error"'
check 'a function over its time limit counts as failed' '/slow' 502 '"reason":"function_error"'
check 'a missing function' '/missing' 502 '"reason":"rejected"'
check 'the qualifier is ignored' '/qualified?name=Ada' 200 '{"message":"Hello, Ada!"}'
check 'nothing returned is an empty body, not null' '/nothing' 200 'Content-Length: 0'
check 'quotes in a returned text are not escaped' '/text' 200 '"a "quoted" text"'
check 'DryRun is refused' '/dry-run' 502 '"reason":"rejected"'
check 'streaming is refused' '/streamed' 502 '"reason":"rejected"'
check 'Event is accepted' '/event?name=Ada' 202 ''
if await_line "$work/serverless.log" 'remembered Ada' "$emulator"; then
    passed=$((passed + 1))
    echo 'ok: the function of the Event has run'
else
    failed=$((failed + 1))
    echo 'FAILED: the function of the Event has not run'
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
