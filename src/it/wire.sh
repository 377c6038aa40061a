#!/usr/bin/env bash
# Looks from outside at what the clients do with their connections: when the system probes one that is silent, and what
# becomes of kept ones when the clock is set back. Not part of the default tests, as it wants tools of the system.
set -euo pipefail
cd "$(dirname "$0")/../.."

PATIENCE_SECONDS=60
LONGEST_SILENCE_SECONDS=60

missing=()
command -v ss >/dev/null || missing+=(iproute2)
command -v faketime >/dev/null || missing+=(faketime)
if [ ${#missing[@]} -gt 0 ]; then
    echo "missing: ${missing[*]}; with Debian: apt-get install ${missing[*]}"
    exit 2
fi

jar=$(find target -maxdepth 1 -name 'lambda-invoke-filter-*.jar' ! -name '*-tests.jar' ! -name '*-sources.jar' ! -name '*-javadoc.jar' 2>/dev/null | head -1 || true)
if [ -z "$jar" ] || [ ! -f target/class-paths/containers ]; then
    mvn -B -q package -DskipTests
    jar=$(echo target/lambda-invoke-filter-*-SNAPSHOT.jar)
fi

work=target/wire
rm -rf "$work"
mkdir -p "$work/classes"
class_path="$jar:$(cat target/class-paths/application)"
javac -cp "$class_path" -d "$work/classes" src/it/wire/src/test/java/org/lambdainvoke/it/SilentEndpoint.java
keytool -genkeypair -keystore "$work/keys.p12" -storetype PKCS12 -storepass changeit -keyalg EC -alias wire \
    -dname CN=127.0.0.1 -ext san=ip:127.0.0.1 >"$work/keytool.log" 2>&1 || { cat "$work/keytool.log"; exit 1; }

passed=0
failed=0
check() {
    if [ "$2" = yes ]; then
        passed=$((passed + 1))
        echo "ok: $1: $3"
    else
        failed=$((failed + 1))
        echo "FAILED: $1: $3"
    fi
}

mkfifo "$work/until"
java -cp "$work/classes:$class_path" org.lambdainvoke.it.SilentEndpoint calls "$work/keys.p12" \
    <"$work/until" >"$work/calls.log" 2>"$work/calls.err" &
calls=$!
exec 9>"$work/until"
stop() {
    exec 9>&-
    wait "$calls" 2>/dev/null || true
}
trap stop EXIT

# The timer of a client's socket, as ss shows it; nothing while there is none.
timer() {
    ss -Htno state established "dport = :$1" | sed -n 's/.*timer:(keepalive,\([^,]*\),.*/\1/p' | head -1
}

await() {
    local end=$((SECONDS + PATIENCE_SECONDS))
    until "$@" >/dev/null; do
        [ "$SECONDS" -lt "$end" ] && kill -0 "$calls" 2>/dev/null || return 1
        sleep 0.1
    done
}

# Keeps what it saw: while bytes are on their way, another timer stands in this one's place for a moment.
has_timer() {
    next=$(timer "$1")
    [ -n "$next" ]
}

await grep -q '^waiting' "$work/calls.log" || { cat "$work/calls.log" "$work/calls.err"; exit 1; }
while read -r _ port name; do
    await has_timer "$port" || true
    # In minutes only when it is longer than the one that is allowed.
    seconds=$(echo "$next" | sed -n 's/^\([0-9]*\)\(\.[0-9]*\)\?sec$/\1/p')
    verdict=no
    [ -n "$seconds" ] && [ "$seconds" -le "$LONGEST_SILENCE_SECONDS" ] && verdict=yes
    check "a silent connection is probed ($name)" "$verdict" "next probe in ${next:-ever so long}"
done < <(grep '^port ' "$work/calls.log")

# libfaketime reads the file anew whenever somebody asks for the time; the monotonic clock stays as it is.
echo '+0' >"$work/clock"
now=$(date +%s)
env LD_PRELOAD="$(ls /usr/lib/*/faketime/libfaketimeMT.so.1 | head -1)" FAKETIME_TIMESTAMP_FILE="$PWD/$work/clock" \
    FAKETIME_NO_CACHE=1 FAKETIME_DONT_FAKE_MONOTONIC=1 \
    timeout "$PATIENCE_SECONDS" java -cp "$work/classes:$class_path" \
    org.lambdainvoke.it.SilentEndpoint clock "$work/clock" >"$work/clock.log" 2>"$work/clock.err" || true
clock=$(sed -n 's/^clock //p' "$work/clock.log")
verdict=no
[ -n "$clock" ] && [ "$clock" -lt $((now - 3600)) ] && grep -qx 'lost 0' "$work/clock.log" && verdict=yes
check 'connections that ended are not used when the clock is set back' "$verdict" \
    "$((now - ${clock:-now})) s back, $(tail -1 "$work/clock.log")"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
