#!/usr/bin/env bash
# Asks a running example as a user would and checks the answers. Usage: drive.sh http://localhost:8080
set -euo pipefail

base=${1:?usage: drive.sh BASE_URL}
base=${base%/}
pictures=$(dirname "$0")/src/main/resources/org/lambdainvoke/example/shop
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

expect_no_body() { ! grep -qF -- "$1" "$folder/body" || fail "the body contains [$1]"; }

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
expect_header "content-security-policy: default-src 'self';.*"
expect_header 'x-content-type-options: nosniff'
expect_body '<script src="app.js" defer>'
pass

for file in app.js figures.js moving.js shadow.js app.css moving.css shadow.css icon.svg; do
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

ask 'slow function, with patience' /slow/patient
expect_status 200
expect_body 'That took 3 seconds.'
pass

ask 'slow function, without patience: 504' /slow/impatient
expect_status 504
expect_header 'content-type: application/problem+json.*'
expect_body '"reason":"timeout"'
pass

root=1-5759e988-bd862e3fe1be46a994272793
ask 'greet with a trace' '/greet?name=Traced' --header "X-Amzn-Trace-Id: Root=$root"
expect_status 200
pass
ask 'the event of a trace, as the function was given it' "/event?root=$root"
expect_status 200
expect_header 'content-type: application/json.*'
[ "$(cat "$folder/body")" = '{"name":"Traced"}' ] || fail 'another event'
pass

ask 'the event of no trace' '/event?root=1-00000000-000000000000000000000000'
expect_status 204
pass

ask 'the figures of the filters' /figures
expect_status 200
expect_header 'content-type: application/json.*'
expect_body '"filter":"slow-impatient"'
expect_body '{"reason":"timeout","status":"5xx","count":'
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

ask 'shop: all items, names beyond ASCII' /shop/items
expect_status 200
expect_header 'content-type: application/json.*'
expect_header 'x-request-id: ..*'
expect_body '"id":"tea"'
expect_body $'"name":"Bowl for caf\xc3\xa9 au lait","price":12.00'
pass

ask 'shop: HEAD' /shop/items --head
expect_status 200
expect_header 'content-type: application/json.*'
pass

ask 'shop: a picture, byte for byte' /shop/items/bowl/picture
expect_status 200
expect_header 'content-type: image/png'
cmp "$folder/body" "$pictures/bowl.png" || fail 'the picture is another one'
pass

ask 'shop: 404 of the application' /shop/items/unic%C3%B6rn
expect_status 404
expect_header 'content-type: application/problem+json.*'
expect_body $'"detail":"There is no item [unic\xc3\xb6rn]."'
pass

# The jar keeps a cookie, and sends it back to the paths that it is for, as a browser does.
ask 'shop: an item put into the basket' /shop/basket --cookie-jar "$folder/basket" --data 'item=tea&quantity=2'
expect_status 200
expect_header 'set-cookie: basket=tea:2;.*httponly.*'
expect_body '"total":9.00'
pass

ask 'shop: another item put in' /shop/basket --cookie "$folder/basket" --cookie-jar "$folder/basket" --data 'item=pot'
expect_status 200
expect_header 'set-cookie: basket=tea:2\.pot:1;.*'
pass

ask 'shop: the basket, from its cookie' /shop/basket --cookie "$folder/basket"
expect_status 200
expect_body '"total":47.90'
pass

ask 'shop: a basket that a client made up' /shop/basket --cookie 'basket=unicorn:7.tea:0.tea:1.pot:x'
expect_status 200
expect_body '"total":4.50'
pass

ask 'shop: 400 of the application' /shop/basket --data 'item=tea&quantity=0'
expect_status 400
expect_header 'content-type: application/problem+json.*'
expect_body '"detail":"A quantity is 1 to 99, not 0."'
pass

ask 'shop: 405 of the application' /shop/items --request DELETE
expect_status 405
expect_header 'allow: .*GET.*'
pass

ask 'visits: the first, with two cookies' /visits --cookie-jar "$folder/visits"
expect_status 200
expect_header 'content-type: text/plain; *charset=utf-8'
expect_header 'set-cookie: visits=1;.*httponly.*'
expect_header 'set-cookie: last-visit=20.*'
expect_body 'Visit 1 from '
pass

ask 'visits: the second, with both cookies sent back' /visits --cookie "$folder/visits"
expect_status 200
expect_header 'set-cookie: visits=2;.*'
expect_body 'Visit 2 from '
expect_body 'The last one was at 20'
pass

ask 'visits: the query as it was sent' '/visits?b=%2f+%20a&b=&c'
expect_status 200
expect_body 'Asked for b=%2f+%20a&b=&c'
pass

ask 'visits: an address that a client claims is not believed' /visits --header 'X-Forwarded-For: 203.0.113.9' \
    --header 'Forwarded: for=203.0.113.9' --header 'X-Real-IP: 203.0.113.9'
expect_status 200
expect_body 'Visit 1 from '
expect_no_body 203.0.113.9
pass

# Signed with the secret of WebhookHandler; secret, text and its signature are those of GitHub's documentation.
text_signature=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17
bytes_signature=3fba559bb80399c0564ae63d81f28ea11548377d4caf25d1efa4033dcefcb1c7
ask 'webhook: signed text' /webhook --header "X-Hub-Signature-256: sha256=$text_signature" \
    --header 'Content-Type: text/plain' --data 'Hello, World!'
expect_status 200
expect_header 'content-type: application/json.*'
expect_body '"bytes":13'
expect_body '"base64":false'
pass

ask 'webhook: signed bytes' /webhook --header "X-Hub-Signature-256: sha256=$bytes_signature" \
    --header 'Content-Type: application/octet-stream' --data-binary "@$folder/every byte.bin"
expect_status 200
expect_body "\"bytes\":$((size))"
expect_body '"base64":true'
pass

ask 'webhook: signed for another body' /webhook --header "X-Hub-Signature-256: sha256=$text_signature" \
    --header 'Content-Type: text/plain' --data 'Hello, world!'
expect_status 403
expect_header 'content-type: text/plain.*'
expect_body 'The signature does not fit the body.'
pass

ask 'webhook: GET' /webhook
expect_status 405
expect_header 'allow: POST'
expect_empty_body
pass

ask 'catalogue: all items, a link for each' /catalogue
expect_status 200
expect_header 'content-type: text/csv; *charset=utf-8'
expect_header 'link: <shop/items/tea>; rel="item"'
expect_header 'link: <shop/items/bowl>; rel="item"'
expect_header 'link: <shop/items/pot>; rel="item"'
expect_body 'id,name,price'
expect_body $'bowl,Bowl for caf\xc3\xa9 au lait,12.00'
pass

ask 'catalogue: by two words' '/catalogue?word=Green&word=t%65a+pot'
expect_status 200
expect_header 'link: <shop/items/pot>; rel="item"'
expect_body 'pot,Green tea pot,38.90'
expect_no_body 'tea,Green tea,4.50'
pass

ask 'catalogue: a word beyond ASCII' '/catalogue?word=CAF%C3%89'
expect_status 200
expect_body 'bowl,'
expect_no_body 'tea,'
pass

ask 'catalogue: a word that is escaped wrongly' '/catalogue?word=%zz'
expect_status 400
pass

ask 'whoami: nobody, whoever a client claims to be' '/whoami?a=%20b' --user mallory:secret \
    --header 'X-Principal: mallory' --header 'Remote-User: mallory' --header 'X-Forwarded-User: mallory' \
    --header 'X-Amzn-Principal: mallory'
expect_status 200
expect_header 'content-type: text/plain; *charset=utf-8'
expect_header 'cache-control: no-store'
expect_body 'Nobody is logged in.'
expect_body '/whoami?a=%20b'
expect_no_body mallory
pass

ask 'story: server-sent events' /story
expect_status 200
expect_header 'content-type: text/event-stream.*'
expect_header 'cache-control: no-store'
expect_body 'data: Once'
expect_body 'data: answer.'
pass

# 15 words, 150 ms apart: were they held back, all would come at once.
check='story: the words come one by one'
request --no-buffer "$base/story" | while IFS= read -r line; do
    [ -z "$line" ] || printf '%s %s\n' "$(date +%s%3N)" "$line"
done >"$folder/body"
apart=$(awk 'NR > 1 && $1 - last >= 50 { apart++ } { last = $1 } END { print apart + 0 }' "$folder/body")
[ "$(wc -l <"$folder/body")" -eq 15 ] || fail 'not 15 words came'
[ "$apart" -ge 12 ] || fail "only $apart of them came 50 ms or more after the one before"
pass

ask 'library: at first the application answers' /books/emma --header 'X-Visitor: drive'
expect_status 200
expect_header 'x-answered-by: application'
cp "$folder/body" "$folder/book"
pass

ask 'shares: the routes, and the token' /shares
expect_status 200
expect_header 'content-type: application/json.*'
expect_header 'cache-control: no-store'
expect_body '"route":"GET /books/{id}","share":0.0'
token=$(sed 's/.*"token":"\([0-9a-f]*\)".*/\1/' "$folder/body")
pass

# set_share CHECK SHARE CURL-OPTION...
set_share() { ask "$1" /shares --data-urlencode 'route=GET /books/{id}' --data "share=$2" "${@:3}"; }

set_share 'shares: without the token' 100
expect_status 403
expect_body 'lacks the token'
pass

set_share 'shares: with another token' 100 --header 'X-Operator-Token: 0123'
expect_status 403
pass

for header in 'Origin: http://other.example' 'Origin: null' 'X-Forwarded-For: 127.0.0.1' 'Forwarded: for=127.0.0.1' \
    'Host: other.example'; do
    set_share "shares: with the token, but $header" 100 --header "X-Operator-Token: $token" --header "$header"
    expect_status 403
    expect_no_body "$token"
    pass
done

set_share 'shares: 101' 101 --header "X-Operator-Token: $token"
expect_status 400
expect_body accepted
pass

set_share 'shares: 100, with the token' 100 --header "X-Operator-Token: $token"
expect_status 200
expect_body '"route":"GET /books/{id}","share":100.0'
pass

ask 'library: now the function answers, and the same' /books/emma --header 'X-Visitor: drive'
expect_status 200
expect_header 'x-answered-by: function'
cmp "$folder/body" "$folder/book" || fail 'the answers differ'
pass

ask 'library: a book that there is not, by the function' /books/unicorn --header 'X-Visitor: drive'
expect_status 404
expect_header 'x-answered-by: function'
expect_body 'There is no book [unicorn].'
pass

set_share 'shares: back to 0' 0 --header "X-Operator-Token: $token"
expect_status 200
pass

ask 'library: the application answers again' /books/unicorn --header 'X-Visitor: drive'
expect_status 404
expect_header 'x-answered-by: application'
expect_body 'There is no book [unicorn].'
pass

ask 'library: a loan' /loans --header 'X-Visitor: drive' --data 'book=nana'
expect_status 201
expect_header 'x-answered-by: application'
expect_body '"id":"nana"'
pass

ask 'web.xml is served to nobody' /WEB-INF/web.xml
expect_status 404
pass

printf '%d passed, 0 failed\n' "$passed"
