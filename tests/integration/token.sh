#!/usr/bin/env bash
# What an operator does with the tokens of a daemon.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

unset GAVELD_STORE
token() { expect_status "$1" "$2" "$GAVEL" token --store "sqlite:$WORK/data/gavel.db" "${@:3}"; }

token 0 'a token is made' add interviews --scope service --running 4 --rate 600
expect_output '^gvl_[0-9a-z]{52}$' 'its secret goes to stdout'
expect_error '^token interviews .*only time' 'that it is not shown again is said apart'
secret=$(cat "$OUT")
expect 'and nothing else' test ${#secret} = 56
expect 'the store is for its owner alone' test "$(stat -c %a data/gavel.db)" = 600
# shellcheck disable=SC2016 # the inner shell's own argument
expect 'and does not have the secret' sh -c '! grep -q -a "$1" data/*' - "$secret"
expect 'but its SHA-256' grep -q -a "$(printf %s "$secret" | sha256sum | cut -d' ' -f1)" data/gavel.db

token 2 'a name is given once' add interviews --scope candidate
expect_error 'there is a token named interviews' 'it says'
token 2 'a scope is needed' add other
token 2 'and must be one' add other --scope admin
token 2 'a name has letters' add 'a b' --scope author
token 2 'a limit is a number' add other --scope author --rate fast
token 2 'a verb is needed'
token 0 'tokens are listed' list
expect_output '^[0-9a-z]{26}  interviews  service +4 +600  20.*Z  -$' 'with their limits'
expect_no_output 'gvl_' 'without their secrets'
token 0 'as JSON, too' list --json
expect_json service 'an object a line' scope
expect_json null 'that is not revoked' revoked_ms
token 0 'one is revoked' revoke interviews
token 2 'once' revoke interviews
token 0 'the list says' list
expect_output '^[0-9a-z]{26}  interviews .*Z  20.*Z$' 'since when'
token 0 'and the name is free again' add interviews --scope operator

export XDG_STATE_HOME=$WORK/state HOME=$WORK/home
if [ "$(id -u)" != 0 ]; then
    expect_status 0 'without --store it is the store that gaveld takes' "$GAVEL" token list
    expect 'below the state folder' test -f "$WORK/state/gavel/gavel.db"
else
    not_applicable 'the default store of root is that of this host'
fi
GAVELD_STORE=sqlite:$WORK/env.db expect_status 0 'as is that of its variable' "$GAVEL" token list
expect 'there' test -f "$WORK/env.db"
expect_status 3 'a store that cannot be opened' "$GAVEL" token --store sqlite:/proc/none/gavel.db list
expect_error '^gavel: token: the store: .*none' 'is named'
finish
