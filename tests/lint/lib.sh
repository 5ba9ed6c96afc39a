# shellcheck shell=bash
# What the lints share. A lint prints FILE:LINE: what is wrong and what to do, and exits 1 when it printed anything.
# Its head has one line "# lint: SENTENCE", the name of the result in tools/check.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export LC_ALL=C

# files FOLDER… -- PATTERN…: the files with these names below these folders, sorted. Works without git.
files() {
    local folders=() names=()
    while [ "$1" != -- ]; do
        [ ! -e "$1" ] || folders+=("$1")
        shift
    done
    shift
    for name in "$@"; do names+=(-o -name "$name"); done
    [ ${#folders[@]} -eq 0 ] || find "${folders[@]}" \( -path ./build -o -path ./.git \) -prune -o -type f \
        \( "${names[@]:1}" \) -print | sed 's|^\./||' | sort
}

# bare FILE: the C text with comments and the content of strings blanked, the lines kept. strings=1 keeps strings.
bare() {
    awk -v keep="${strings:-0}" '
    {
        out = ""; n = length($0); quote = ""
        for (i = 1; i <= n; i++) {
            c = substr($0, i, 1); two = substr($0, i, 2)
            if (comment) { if (two == "*/") { comment = 0; i++ } continue }
            if (quote != "") {
                if (c == "\\") { if (keep) out = out two; i++; continue }
                if (c == quote) { quote = ""; out = out c } else if (keep) out = out c
                continue
            }
            if (two == "//") break
            if (two == "/*") { comment = 1; i++; out = out " "; continue }
            if (c == "\"" || c == "\047") quote = c
            out = out c
        }
        print out
    }' "$1"
}

# report: the end of a pipe of findings.
report() {
    local findings
    findings=$(cat)
    [ -z "$findings" ] || { printf '%s\n' "$findings"; exit 1; }
}
