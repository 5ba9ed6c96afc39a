#!/usr/bin/env bash
# lint: no language is named in the C code of judge/
# A language is a folder below runners/; C code that knows one by name would make it more than that. The names come from
# each language.yaml (name, display, extensions) and the folder. Matched without regard to case and outside comments:
#   three letters and more                as a word, also as a part of an identifier (python_path)
#   with a sign ("c++")                   in a string: outside of one it is an expression
#   one or two letters ("c", "py")                        as a whole string, alone or behind a dot (".py")
. "$(dirname "$0")/lib.sh"

names() {
    local yaml
    for yaml in runners/*/language.yaml; do
        [ -f "$yaml" ] || continue
        basename "$(dirname "$yaml")"
        sed -nE "s/^(name|display|extensions):[[:space:]]*//p" "$yaml" | sed 's/#.*//' | tr -d "\"'[]" | tr -s ', ' '\n'
        # A display name with a version ("C++17") also counts without it.
        sed -nE "s/^display:[[:space:]]*//p" "$yaml" | tr -d "\"'" | sed -E 's/[ 0-9.]+.*$//'
    done | tr '[:upper:]' '[:lower:]' | grep -E '[a-z]' | sort -u
}

# The words of the driver protocol, should a language ever have their name.
protocol=' go case give done hello ready answer error '
{
    for name in $(names); do
        [[ "$protocol" != *" $name "* ]] || continue
        pattern=$(sed 's/[][\.*^$+?(){}|/]/\\&/g' <<<"$name")
        if [[ "$name" == *[^a-z0-9]* ]]; then
            pattern="\"[^\"]*$pattern"
        elif [ ${#name} -le 2 ]; then
            pattern="\"\\.?$pattern\""
        else
            pattern="(^|[^a-z])$pattern([^a-z]|\$)"
        fi
        for file in $(files judge -- '*.c'); do
            strings=1 bare "$file" | grep -niE "$pattern" |
                sed -E "s|^([0-9]+):.*|$file:\1: names the language \"$name\"; let its language.yaml say what is special about it|" || true
        done
    done
} | sort -u | report
