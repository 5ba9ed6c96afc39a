#!/usr/bin/env bash
# gavel as a client, against a server that breaks off, says "later", lies and never ends.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

right=$ROOT/problems/two-sum/solutions/accepted/hash_map.py
wrong=$ROOT/problems/two-sum/solutions/wrong_answer/same_element_twice.py
unset GAVEL_SERVER GAVEL_TOKEN_FILE NO_COLOR XDG_CONFIG_HOME
export HOME=$WORK/home
mkdir home stub
"$GAVEL" judge two-sum "$wrong" --json >stub/report.json
"$GAVEL" judge two-sum "$wrong" >local.txt
same_as_here() { # NAME: the last run printed what judge printed
    cp "$OUT" printed
    expect "$1" cmp printed local.txt
}
python3 "$ROOT/tests/integration/helpers/stub_gaveld.py" "$WORK/stub" &
stub=$!
trap 'kill "$stub" 2>/dev/null; tap_end' EXIT
for _ in $(seq 100); do [ ! -f stub/port ] || break; sleep 0.1; done
expect 'the stub answers' test -f stub/port
server=http://127.0.0.1:$(cat stub/port)
export GAVEL_SERVER=$server

expect_status 1 'submit takes the server'"'"'s verdict' "$GAVEL" submit two-sum "$wrong"
expect_error '^$' 'and says nothing on stderr'
same_as_here 'and prints what judge prints here'
expect 'what was sent is the solution' python3 -c 'import json, sys
b = json.load(open(sys.argv[1]))
assert b == {"problem": "two-sum", "language": "python", "source": open(sys.argv[2]).read(), "mode": "submit",
             "complexity": True}, b' stub/body.json "$wrong"
expect 'with an idempotency key' grep -Eq '^Idempotency-Key: [0-9a-f]{32}$' stub/log
expect 'and without a token when there is none' test "$(grep -c '^Authorization' stub/log)" = 0
expect_status 0 'submit --no-wait only prints the id' "$GAVEL" submit --no-wait two-sum "$right"
expect_output '^plain$' 'so that it can be watched later'
expect_status 1 'watch goes on where a stream breaks off' "$GAVEL" watch broken
expect_error '^case 3 of 38$' 'and tells the progress'
cp "$OUT" printed
expect 'each event once' test "$(grep -c . "$ERR")" = 4
expect 'from where it was' grep -q '^Last-Event-ID: 3' stub/log
expect 'and prints the report' cmp printed local.txt
expect_status 3 'watch gives up when a stream never comes to an end' "$GAVEL" watch endless
expect_error 'ended the events before the last one' 'and says so'
expect_status 1 'status shows what is finished' "$GAVEL" status plain
same_as_here 'as judge does'
expect_status 1 'status --json gives the report' "$GAVEL" status plain --json
expect_json wrong_answer 'with its verdict' verdict
expect_status 3 'what is queued has no verdict' "$GAVEL" status queued
expect_error '^gavel: status: it is queued$' 'and status says so'
expect_status 3 'nor has what was cancelled' "$GAVEL" status cancelled
expect_status 1 'submit waits while the server says later' "$GAVEL" submit busy "$wrong"
expect 'with one key for all tries' test "$(grep -A20 '^POST' stub/log | grep '^Idempotency-Key' | sort | uniq -c | awk '$1 == 3' | wc -l)" = 1
expect_status 0 'history lists them' "$GAVEL" history
expect_output '^a0  2026-01-02 03:04:05Z  two-sum  x +wrong_answer$' 'a line each'
expect_output '^b1 ' 'over all pages'
expect_status 0 'history --limit' "$GAVEL" history --limit 3 --problem 'a b&c'
expect 'stops there' test "$(wc -l <"$OUT")" = 4
expect 'and escapes what it is given' grep -q 'problem=a%20b%26c' stub/log

# What a server can do wrong.
expect_status 2 'an unknown problem is a mistake' "$GAVEL" submit unknown "$wrong"
expect_error 'problem: there is no ' 'and names the field'
expect 'without the server reaching the terminal' bash -c "! grep -q $'\x1b' '$ERR'"
expect_status 2 'a redirect is not followed' "$GAVEL" submit elsewhere "$wrong"
expect_status 3 'a report that steers the terminal is refused' "$GAVEL" status hostile
expect_error 'language has a control character' 'and says why'
expect_status 3 'an answer without end is cut off' "$GAVEL" status huge
expect_error 'longer than 16777216 bytes' 'and says so'
expect_status 3 'an answer that is no JSON' "$GAVEL" status nonsense
expect_status 2 'a submission that is not there' "$GAVEL" status none
expect_status 2 'an id that cannot be one' "$GAVEL" status ../../etc
expect_error 'is no submission' 'is not sent'
expect_status 3 'a server that is not there' "$GAVEL" status --server http://127.0.0.1:9 plain
expect_status 2 'a server that is no URL' "$GAVEL" status --server localhost:8080 plain
expect_status 2 'a server with a password in its URL' "$GAVEL" status --server http://a:b@127.0.0.1 plain
expect_status 2 'no server at all' env -u GAVEL_SERVER "$GAVEL" status plain
expect_error 'GAVEL_SERVER' 'says how to name one'

# The token.
mkdir -p home/.config/gavel
echo gvl_secret >home/.config/gavel/token
chmod 644 home/.config/gavel/token
expect_status 2 'a token that others can read is refused' "$GAVEL" status plain
expect_error 'chmod 600' 'and says what to do'
chmod 600 home/.config/gavel/token
expect_status 1 'one that they cannot is sent' "$GAVEL" status plain
expect 'as a bearer token' grep -q '^Authorization: Bearer gvl_secret' stub/log
echo wrong >other
chmod 600 other
expect_status 2 'a token file of one'"'"'s choice' "$GAVEL" status plain --token-file other
expect_error 'the token is not known' 'is the one that counts'
expect_status 2 'the same from the environment' env GAVEL_TOKEN_FILE=other "$GAVEL" status plain
expect_status 2 'one that is not there' "$GAVEL" status plain --token-file missing
printf 'a\nb\n' >other
expect_status 2 'one with two lines' "$GAVEL" status plain --token-file other
mkfifo pipe
expect_status 2 'a pipe is not waited for' "$GAVEL" status plain --token-file pipe
finish
