#!/usr/bin/env bash
# Runs the example's WAR in Debian's package tomcat10, as a process of its own: asks it, undeploys it, stops it, and
# looks for leaks in Tomcat's log. Wants the package and webapp-example/target/webapp-example.war.
set -euo pipefail
cd "$(dirname "$0")/../.."

PATIENCE_SECONDS=60
home=/usr/share/tomcat10
war=webapp-example/target/webapp-example.war

[ -x "$home/bin/catalina.sh" ] || { echo 'missing: tomcat10; with Debian: apt-get install tomcat10'; exit 2; }
[ -f "$war" ] || { echo "missing: $war; make it with: mvn install -DskipTests && mvn -f webapp-example package"; exit 2; }

base=$PWD/target/debian-tomcat
rm -rf "$base"
mkdir -p "$base"/{conf,logs,temp,webapps,work}
cp -r /etc/tomcat10/{catalina.properties,context.xml,logging.properties,server.xml,tomcat-users.xml,web.xml} "$base/conf/"
sed -i 's/port="8080"/port="0" address="127.0.0.1"/; s/port="8005"/port="-1"/' "$base/conf/server.xml"
# The package recommends a native library that can be too old for it, of which Tomcat complains; nothing here is about it.
sed -i '/<Listener .*AprLifecycleListener/d' "$base/conf/server.xml"

log=$base/logs/console.log
CATALINA_HOME=$home CATALINA_BASE=$base "$home/bin/catalina.sh" run >"$log" 2>&1 &
tomcat=$!
stop() {
    kill "$tomcat" 2>/dev/null || true
    wait "$tomcat" 2>/dev/null || true
}
trap stop EXIT

await_log() {
    local end=$((SECONDS + PATIENCE_SECONDS))
    until grep -q "$1" "$log"; do
        [ "$SECONDS" -lt "$end" ] && kill -0 "$tomcat" || { echo "no [$1] in the log:"; tail -50 "$log"; exit 1; }
        sleep 0.2
    done
}

cp "$war" "$base/webapps/"
await_log 'Deployment of web application archive .*webapp-example.war.* has finished'
await_log 'Starting ProtocolHandler'
port=$(sed -n 's/.*Starting ProtocolHandler \["http-nio-.*-\([0-9]*\)"\].*/\1/p' "$log" | head -1)
webapp-example/drive.sh "http://127.0.0.1:$port/webapp-example" || { tail -50 "$log"; exit 1; }

rm "$base/webapps/webapp-example.war"
await_log 'Undeploying context \[/webapp-example\]'
# The folder goes away as the last thing of all.
end=$((SECONDS + PATIENCE_SECONDS))
while [ -d "$base/webapps/webapp-example" ]; do
    [ "$SECONDS" -lt "$end" ] || { echo 'the example was not undeployed'; exit 1; }
    sleep 0.2
done
stop

if grep -hE 'appears to have (started|forgot)|memory leak|failed to (stop|unregister|clear)|ThreadLocal|SEVERE' "$base"/logs/*; then
    echo 'FAILED: the example leaves something in Tomcat'
    exit 1
fi
echo "undeployed from $("$home/bin/version.sh" | sed -n 's/^Server version: *//p') without a trace"
