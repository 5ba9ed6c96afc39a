#!/usr/bin/env bash
# What holds on each kind of host that can be played here: the verdict is the same, and what was missing is said.
# shellcheck source=tests/integration/lib.sh
. "$(dirname "$0")/lib.sh"

right=$ROOT/problems/two-sum/solutions/accepted/hash_map.py
for host in H3 H5; do
    expect_status 0 "$host judges a right solution" "$GAVEL" judge --host "$host" --json two-sum "$right"
    expect_output '"verdict": "accepted"' 'as accepted'
    expect_output 'memory_cgroup' 'and says that no memory cgroup held'
    expect_status 1 "$host judges one that takes too much memory" \
        "$GAVEL" judge --host "$host" --json --fail-fast lru-cache "$ROOT/problems/lru-cache/solutions/memory_limit_exceeded/keeps_history.py"
    expect_output '"verdict": "memory_limit_exceeded"' 'by sampling'
done
expect_status 3 'H6 refuses' "$GAVEL" judge --host H6 two-sum "$right"
expect_error 'grants no user namespaces \(H6\).*--weak' 'and says what to do'
expect_status 0 'H6 judges with --weak' "$GAVEL" judge --host H6 --weak --json two-sum "$right"
expect_output '"user_namespace"' 'and says that there was no user namespace'
expect_status 1 'H6 still forbids system calls' "$GAVEL_SANDBOX" run --host H6 --weak --json -- /bin/sh -c 'id'
expect_output '"syscall": "socket"' 'and names them'
run "$GAVEL_SANDBOX" run --host H6 --weak -- /bin/sh -c 'sleep 4713 & sleep 4714 & echo started'
sleep 0.2
expect 'H6 leaves no orphan behind' sh -c '! grep -lsa "sleep.471[34]" /proc/[0-9]*/cmdline'
expect 'H6 leaves no work folder behind' sh -c '! ls -d /tmp/gavel-work-*'
expect_status 0 'the doctor looks at this host' "$GAVEL" doctor
expect_output '^This host is H[1-6]: ' 'and names its kind'
finish
