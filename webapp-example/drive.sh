#!/usr/bin/env bash
# Asks a running example as a user would and checks the answers. Usage: drive.sh http://localhost:8080
set -euo pipefail

base=${1:?usage: drive.sh BASE_URL}
base=${base%/}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
passed=0
check=

fail() {
    printf 'FAILED %s: %s\n' "$check" "$1" >&2
    if [ -s "$folder/headers" ]; then
        printf -- '--- the answer was\n' >&2
        cat "$folder/headers" "$folder/body" >&2
        printf '\n' >&2
    fi
    exit 1
}

# No proxy of the environment has any business between this script and a container beside it.
request() { curl --silent --show-error --noproxy '*' --max-time 30 "$@"; }

# ask CHECK PATH CURL-OPTION...: starts a check; what it finds out is told to the functions below.
ask() {
    check=$1
    local path=$2
    shift 2
    : >"$folder/headers"
    : >"$folder/body"
    status=$(request --output "$folder/body" --dump-header "$folder/headers" --write-out '%{http_code}' "$@" \
        "$base$path" 2>"$folder/error") || fail "$(cat "$folder/error")"
}

expect_status() { [ "$status" = "$1" ] || fail "status $status instead of $1"; }

expect_header() {
    tr -d '\r' <"$folder/headers" | grep -qi -- "^$1\$" || fail "no header [$1]"
}

expect_body() { grep -qF -- "$1" "$folder/body" || fail "the body does not contain [$1]"; }

expect_empty_body() { [ ! -s "$folder/body" ] || fail 'the body is not empty'; }

pass() {
    passed=$((passed + 1))
    printf 'ok %2d  %s\n' "$passed" "$check"
}

check='the example starts'
until request --fail --output /dev/null --max-time 5 "$base/" 2>/dev/null; do
    [ "$SECONDS" -lt 60 ] || fail "$base/ did not answer 200 within 60 s"
    sleep 0.5
done

expect_greeting() {
    expect_status 200
    expect_header 'content-type: application/json.*'
    expect_header 'x-request-id: ..*'
    expect_body '"message":"Hello, Ada!"'
    expect_body '"tag":["a","b"]'
}

ask 'the page' /
expect_status 200
expect_header 'content-type: text/html.*'
expect_body '<script src="app.js" defer>'
pass

for file in app.js app.css icon.svg; do
    ask "the page's $file" "/$file"
    expect_status 200
    pass
done

ask 'GET with a query: two tags are an array' '/greet?name=Ada&tag=a&tag=b'
expect_greeting
expect_body '{"name":"Ada","tag":["a","b"]}'
pass

ask 'GET: the request id of the client comes back' '/greet' --header 'X-Request-Id: drive-1'
expect_status 200
expect_header 'x-request-id: drive-1'
pass

ask 'GET: a name beyond ASCII' '/greet?name=%C5%81ucja'
expect_status 200
expect_body $'"message":"Hello, \xc5\x81ucja!"'
pass

ask 'POST of a form' /greet --data 'name=Ada&tag=a' --data 'tag=b'
expect_greeting
pass

ask 'POST of a form beside a query: query values come first' '/greet?tag=a' --data 'name=Ada&tag=b'
expect_greeting
pass

ask 'POST of JSON: numbers stay numbers' /greet --header 'Content-Type: application/json' \
    --data '{"name":"Ada","tag":["a","b"],"born":1815}'
expect_greeting
expect_body '"born":1815'
pass

ask 'POST of broken JSON' /greet --header 'Content-Type: application/json' --data '{"name":'
expect_status 400
expect_header 'content-type: application/problem+json.*'
expect_body '"reason":"bad_request"'
pass

ask 'POST of text in an unknown charset: no parameters' /greet --header 'Content-Type: text/plain; charset=nope' \
    --data 'ignored'
expect_status 200
pass

# Every byte value, and what a careless reader of multipart would take for the end of a part.
for byte in $(seq 0 255); do
    printf '%b' "\\0$(printf '%03o' "$byte")"
done >"$folder/every byte.bin"
printf '\r\n--\r\n\r\n' >>"$folder/every byte.bin"

ask 'POST of a multipart form with a file' /greet --form name=Ada --form tag=a --form tag=b \
    --form "file=@$folder/every byte.bin;type=application/octet-stream"
expect_greeting
expect_body '"filename":"every byte.bin","contentType":"application/octet-stream","base64":"AAECAwQF'
pass

ask 'order as Event: 202 and empty' /orders --header 'Content-Type: application/json' \
    --data '{"item":"tea","quantity":2}'
expect_status 202
expect_header 'x-amzn-requestid: ..*'
expect_empty_body
pass

ask 'order of a form' /orders --data 'item=tea&quantity=2'
expect_status 202
expect_empty_body
pass

ask 'failing function: 502 that tells nothing of the function' /failing
expect_status 502
expect_header 'content-type: application/problem+json.*'
expect_header 'cache-control: no-store'
expect_body '"reason":"function_error"'
! grep -qi 'exception\|on purpose\|stackTrace' "$folder/body" || fail 'the body tells how the function failed'
pass

sum=$(sha256sum "$folder/every byte.bin" | cut -d ' ' -f 1)
size=$(wc -c <"$folder/every byte.bin")
ask 'upload of a binary file: its SHA-256' /upload --form "file=@$folder/every byte.bin;type=application/octet-stream"
expect_status 200
expect_body '"filename":"every byte.bin","contentType":"application/octet-stream"'
expect_body "\"size\":$((size)),\"sha256\":\"$sum\""
pass

head -c 1000000 /dev/urandom >"$folder/random.bin"
other=$(sha256sum "$folder/random.bin" | cut -d ' ' -f 1)
ask 'upload of two files of one name' /upload --form "file=@$folder/every byte.bin" --form "file=@$folder/random.bin"
expect_status 200
expect_body "$sum"
expect_body "$other"
pass

head -c 5000000 /dev/zero >"$folder/large.bin"
ask 'upload of too large a file: 413' /upload --form "file=@$folder/large.bin"
expect_status 413
expect_body '"reason":"payload_too_large"'
pass

ask 'web.xml is served to nobody' /WEB-INF/web.xml
expect_status 404
pass

printf '%d passed, 0 failed\n' "$passed"
