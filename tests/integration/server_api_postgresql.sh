#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The same over PostgreSQL: a server of Debian's package, with a socket of its own.
here=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d "${TMPDIR:-/tmp}/gavel-test.XXXXXX")
chmod 755 "$folder"
trap 'rm -rf "$folder"' EXIT
"$here/store/server" "$folder/server" python3 "$here/server/api.py"
