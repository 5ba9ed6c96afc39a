#!/usr/bin/env bash
# lint: includes run along the layering of CMakeLists.txt
# The table is CMakeLists.txt itself: module(DIR USES …), program(NAME DIR dir … USES …) and plugin(…).
. "$(dirname "$0")/lib.sh"

table=$(sed -n -e 's/^module(\([^ ]*\) *USES *\([^)]*\)).*/\1 \2/p' \
    -e 's/^\(program\|plugin\)([^ ]* DIR \([^ ]*\) .*USES *\([^)]*\)).*/\2 \3/p' CMakeLists.txt | sed 's/ PACKAGES.*//')
[ -n "$table" ] || { echo "CMakeLists.txt:1: no module(… USES …) line found"; exit 1; }

check_file() {
    local file=$1 own=$2 allowed=" $2 $3 " line text header folder
    while IFS=: read -r line text; do
        header=$(sed 's/.*"\([^"]*\)".*/\1/' <<<"$text")
        folder=${header%/*}
        if [ "$folder" = "$header" ]; then
            echo "$file:$line: write the include from the root: \"$own/$header\""
        elif [[ "$allowed" != *" $folder "* ]]; then
            echo "$file:$line: $own must not include $header: CMakeLists.txt gives it only:$allowed"
        elif [ "$folder" = sandbox ] && [[ "$own" = judge/* ]] && [ "$header" != sandbox/sandbox.h ]; then
            echo "$file:$line: the sandbox's one public header is sandbox/sandbox.h, not $header"
        fi
    done < <(grep -nE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' "$file")
}

{
    for file in $(files base sandbox judge -- '*.c' '*.h'); do
        own=$(dirname "$file")
        if uses=$(grep -E "^$own( |\$)" <<<"$table"); then
            check_file "$file" "$own" "${uses#"$own"}"
        else
            echo "$file:1: $own is no module; name it in CMakeLists.txt with what it USES"
        fi
    done
} | report
