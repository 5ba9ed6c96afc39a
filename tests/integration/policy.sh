#!/usr/bin/env bash
# What an author of a language, or somebody who doubts the sandbox, is told about its policy.
. "$(dirname "$0")/lib.sh"

for language in python cpp c; do
    expect_status 0 "gavel policy $language" "$GAVEL" policy "$language"
    expect_output 'clone +only a thread' "$language makes threads and no processes"
    expect_output 'openat2 +ENOSYS: ' 'what is refused says its errno and why'
    expect_output 'sysinfo +EPERM: ' 'and so for what tells of the host'
    expect_output '^ +socket socketpair ' 'what nobody gets is listed'
    expect_output '/lib/ld-linux-aarch64|at most' 'limits and paths are told'
done
expect_status 0 'a compile stage' "$GAVEL" policy c --stage compile
expect_output 'clone +only a thread, a process' 'compilers make processes'
expect_status 0 'as JSON' "$GAVEL" policy c --json
cp "$OUT" policy.json
expect 'which is JSON' python3 -c 'import json, sys; j = json.load(open(sys.argv[1])); assert "ptrace" in j["never"] and any(c["syscall"] == "read" for c in j["syscalls"])' policy.json
expect_status 0 'without a memory cgroup' "$GAVEL" policy c --no-memory-cgroup
expect_output 'memfd_create +ENOSYS: its memory escapes' 'shared memory is refused there'
expect_status 2 'an unknown language' "$GAVEL" policy pyton
expect_error 'did you mean "python"' 'gets a suggestion'
expect_status 2 'an interpreted language has no compile stage' "$GAVEL" policy python --stage compile
expect_error 'not compiled' 'and says so'

# A language that asks for too much is refused by name, and the others go on.
cp -r "$ROOT/runners" greedy
sed -i 's/^run:$/run:\n  syscalls: [ptrace]/' greedy/python/language.yaml
expect_status 3 'a language.yaml that asks for ptrace' "$GAVEL" judge --runners greedy two-sum "$ROOT/problems/two-sum/solutions/accepted/hash_map.py"
expect_error '"ptrace" is allowed to nobody' 'is refused by the name of the call'
finish
