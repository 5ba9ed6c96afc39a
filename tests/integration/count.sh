#!/usr/bin/env bash
# What counting instructions promises: a loop's count grows by the same for each turn and comes out again, in every language,
# on every host that this one can play, in the emulator and, where the kernel grants it, by the CPU.
. "$(dirname "$0")/lib.sh"

expect 'the benchmark builds' cmake --build "$BUILD" --target count-bench
PROBLEMS=$ROOT/tests/bench/count/problems
SOLUTIONS=$PROBLEMS/count-up/solutions/accepted

# counted NAME TOLERANCE OPTIONS…: two processes for each language.
counted() {
    local name=$1 tolerance=$2 ending
    shift 2
    for ending in c cpp py; do
        for round in 1 2; do
            # The first call warms up what is made once.
            "$BUILD/bench/count-bench" --problems "$PROBLEMS" --cache cache "$@" count-up "$SOLUTIONS/loop.$ending" \
                1000 10000 20000 40000 20000 >"counts.$round" || fail "$name, .$ending: it ran"
        done
        expect "$name, .$ending: each turn of a loop costs the same, and the same again" \
            python3 - counts.1 counts.2 "$tolerance" <<'EOF'
import sys
runs = [[int(line.split()[3]) for line in open(f) if line.startswith("call")] for f in sys.argv[1:3]]
tolerance = float(sys.argv[3])
def near(a, b):
    assert abs(a - b) <= tolerance * b, (a, b, runs)
for _, ten, twenty, forty, again in runs:
    assert ten > 10000 * 3, runs
    near((forty - twenty) / 2, twenty - ten)
    near(again, twenty)
for a, b in zip(runs[0][1:], runs[1][1:]):
    near(a, b)
EOF
    done
}

if [ -x "/usr/bin/qemu-$(uname -m)" ]; then
    counted 'emulated' 0.001 --qemu
    counted 'emulated as on H3' 0.001 --qemu --host H3
    counted 'emulated as on H5' 0.001 --qemu --host H5
else
    not_applicable 'emulated: QEMU (qemu-user) is not installed'
fi

# Four threads at once: what one of them adds may not be lost to another.
cat >threads.c <<'EOF'
#include <pthread.h>

static void *work(void *turns)
{
    volatile int steps = 0;
    for (int i = 0; i < *(int *)turns; i++)
        steps = steps + 1;
    return NULL;
}

int countUp(int n)
{
    pthread_t threads[4];
    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, work, &n);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    return n;
}
EOF
if [ -x "/usr/bin/qemu-$(uname -m)" ]; then
    run "$BUILD/bench/count-bench" --qemu --problems "$PROBLEMS" --cache cache count-up "$SOLUTIONS/loop.c" 10000 1000000 2000000
    cp "$OUT" one
    run "$BUILD/bench/count-bench" --qemu --problems "$PROBLEMS" --cache cache count-up threads.c 10000 1000000 2000000
    cp "$OUT" four
    # The loop's turn may be compiled a little differently, but it is some instructions in each.
    expect 'threads are counted to the last turn' python3 -c '
def million(name):
    counts = [int(line.split()[3]) for line in open(name) if line.startswith("call")]
    return (counts[2] - counts[1]) / 1e6
one, four = million("one"), million("four")
assert abs(four / 4 - round(four / 4)) < 0.01 and abs(four / 4 - one) < 4, (one, four)'
fi

run "$GAVEL" doctor
if grep -q '^yes *instruction counts by the CPU' "$OUT"; then
    # Where code and stack lie differs from process to process, and some of it is counted.
    counted 'by the CPU' 0.05
else
    not_applicable "by the CPU: the kernel grants no counter"
fi

# Granted for the judge's own process, refused for the driver's, as it is for a worker whose candidates have other uids.
cat >refuse.c <<'EOF'
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/syscall.h>

long syscall(long number, ...)
{
    long (*real)(long, ...), a[6];
    va_list ap;
    *(void **)&real = dlsym(RTLD_NEXT, "syscall");
    va_start(ap, number);
    for (int i = 0; i < 6; i++)
        a[i] = va_arg(ap, long);
    va_end(ap);
    if (number == SYS_perf_event_open && a[1] == 0)
        return memfd_create("perf", 0);
    if (number == SYS_perf_event_open)
        return errno = EACCES, -1;
    return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
EOF
expect 'a kernel that refuses is built' cc -D_GNU_SOURCE -shared -fPIC -o refuse.so refuse.c
if [ -x "/usr/bin/qemu-$(uname -m)" ]; then
    export LD_PRELOAD=$WORK/refuse.so
    counted 'refused by the kernel for the driver, so emulated' 0.001
    unset LD_PRELOAD
fi

# What is missing is said, with what mends it.
mkdir -p bin libexec
cp "$BUILD/bin/gavel" bin/
ln -s "$ROOT/problems" "$ROOT/runners" .
expect_status 0 'without the plugin' bin/gavel doctor
expect_output '^missing +instruction counts in QEMU' 'the doctor misses instruction counts'
expect_output 'the plugin libexec' 'and says that it is the plugin'
expect_output 'to mend it: cmake' 'and what mends it'

# As on a host with another QEMU, in a mount namespace of its own.
cat >with_emulator <<'EOF'
#!/bin/sh
exec unshare --mount sh -c 'mount --bind "$0" "/usr/bin/qemu-$(uname -m)" && exec "$GAVEL" doctor' "$1"
EOF
chmod +x with_emulator
if [ "$(id -u)" = 0 ] && [ -x "/usr/bin/qemu-$(uname -m)" ]; then
    touch nothing
    expect_status 0 'without QEMU' ./with_emulator nothing
    expect_output 'to mend it: apt-get install qemu-user' 'the doctor says how to install it'
    tr -s ' \n' ' ' <"$OUT" >flat
    expect 'and that it is not installed' grep -q "QEMU's user mode is not installed" flat
    expect_status 0 'with a QEMU that takes no plugin' ./with_emulator /bin/false
    tr -s ' \n' ' ' <"$OUT" >flat
    expect 'the doctor says that it is too old or made without' grep -q 'QEMU does not take the plugin: it is older' flat
else
    not_applicable 'only root can put another QEMU in the place of this one'
fi

for language in python cpp c; do
    expect_status 0 "gavel policy $language --stage count" "$GAVEL" policy "$language" --stage count --json
    cp "$OUT" counted.json
    "$GAVEL" policy "$language" --json >run.json
    expect 'asks for no system call that a run may not make, and shows the emulator beside what the run shows' python3 -c '
import json
run, counted = json.load(open("run.json")), json.load(open("counted.json"))
assert counted["syscalls"] == run["syscalls"] and not counted["processes"]
assert set(run["paths"]) < set(counted["paths"]) and any("qemu" in p for p in counted["paths"])'
done
finish
