#!/usr/bin/env bash
# lint: files, functions, main, nesting and parameters keep their budgets
# on_request has the parameters that the HTTP library gives it.
# Lines: .c 500, .h 150 (the sandbox's one public header 200), function 60, main 40. Blocks at most 4 deep; parameters
# at most 6, the arena and the error that go everywhere not counted. Relies on clang-format: a
# function starts and ends with a brace in the first column, and a block is four spaces.
. "$(dirname "$0")/lib.sh"

for file in $(files base sandbox judge tests/unit -- '*.c' '*.h'); do
    bare "$file" | awk -v file="$file" '
    function say(line, text) { print file ":" line ": " text }
    /^[A-Za-z_].*\(/ && !/;[ ]*$/ && !/=/ && !/^#/ { head = ""; start = NR }
    /^[^ ]/ || /^ +[^ ].*[,)]$/ { if (start && !inside) head = head $0 }
    /^\{/ && start {
        inside = 1; begin = NR
        name = head; sub(/\(.*/, "", name); sub(/.*[ *]/, "", name)
        gsub(/, *struct (arena|err) \*[a-z_]+/, "", head)
        params = gsub(/,/, ",", head) + 1
        if (params > 6 && name != "on_request") say(start, name " has " params " parameters; at most 6, else a struct")
    }
    inside && /^ +(if|for|while|switch|do|else)[^A-Za-z_0-9]/ {
        match($0, /^ +/)
        if (RLENGTH > 16 && $0 !~ /^ +while .*;$/) say(NR, "nested " RLENGTH / 4 " deep; at most 4: take a function out")
    }
    /^\}/ && inside {
        len = NR - begin + 1; most = name == "main" ? 40 : 60
        if (len > most) say(begin, name " has " len " lines; at most " most)
        inside = 0; start = 0
    }
    END {
        most = file == "sandbox/sandbox.h" ? 200 : file ~ /\.h$/ ? 150 : 500
        if (NR > most) say(NR, "the file has " NR " lines; at most " most ": split it by concept")
    }'
done | report
