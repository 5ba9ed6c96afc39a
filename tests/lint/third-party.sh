#!/usr/bin/env bash
# lint: each third-party header is included by exactly one .c file
# What is not a header of libc or the kernel counts as third-party, so that a new library is seen without being listed.
. "$(dirname "$0")/lib.sh"

libc='alloca|arpa/.*|asm/.*|assert|ctype|dirent|dlfcn|elf|endian|err|errno|fcntl|float|fnmatch|getopt|glob|grp|inttypes|langinfo|libgen|limits|linux/.*|locale|malloc|math|mntent|net/.*|netdb|netinet/.*|poll|pthread|pwd|sched|semaphore|setjmp|signal|spawn|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdio_ext|stdlib|stdnoreturn|string|strings|sys/.*|syscall|sysexits|syslog|termios|threads|time|ucontext|uchar|unistd|utime|wchar|wctype'
found=$(mktemp)
trap 'rm -f "$found"' EXIT
files base sandbox judge -- '*.c' '*.h' | xargs grep -nHE '^[[:space:]]*#[[:space:]]*include[[:space:]]*<' |
    sed -nE 's/^([^:]*):([0-9]+):.*<([^>]*)>.*/\3 \1 \2/p' |
    grep -vE "^($libc)\.h " >"$found" || true
files base sandbox judge -- '*.c' '*.h' | xargs grep -nHE '<sys/capability\.h>' |
    sed -nE 's/^([^:]*):([0-9]+):.*/sys\/capability.h \1 \2/p' >>"$found" || true
sort -u "$found" | awk '
    $2 ~ /\.h$/ { print $2 ":" $3 ": a header must not show <" $1 "> to others; include it in one .c file"; next }
    $1 in owner && owner[$1] != $2 { print $2 ":" $3 ": <" $1 "> belongs to " owner[$1] " alone; use what that file offers"; next }
    { owner[$1] = $2 }' | report
