#!/usr/bin/env bash
# Builds what a release consists of from two clones of HEAD, and fails unless both come out the same, byte for byte.
# The second build runs elsewhere, later, in another language and time zone: nothing of it may show. Only the umask has to
# be the same, as Maven's archives keep the permissions of the files.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$PWD/target/reproducible
commit=$(git rev-parse HEAD)
rm -rf "$work"
umask 022
mkdir -p "$work"

build() {
    git clone -q --no-checkout . "$1"
    git -C "$1" checkout -q --detach "$commit"
    (cd "$1" && mvn -B -q -Prelease verify -DskipTests)
}

hashes() {
    (cd "$1/target" && sha256sum lambda-invoke-filter-*.jar bom.json bom.xml)
}

build "$work/one"
(
    export TZ=Pacific/Kiritimati
    export MAVEN_OPTS="${MAVEN_OPTS:-} -Duser.language=de -Duser.country=DE"
    build "$work/the second"
)

hashes "$work/one" >"$work/one.sha256"
hashes "$work/the second" >"$work/second.sha256"
for kind in '[0-9T]' sources javadoc; do
    grep -q -- "$kind\.jar\$" "$work/one.sha256" || { echo "no jar of the kind $kind was built"; exit 1; }
done
cat "$work/one.sha256"
diff "$work/one.sha256" "$work/second.sha256"
echo "$commit builds the same twice"
