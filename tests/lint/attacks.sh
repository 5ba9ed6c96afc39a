#!/usr/bin/env bash
# lint: docs/attacks.md says which attack is tested where, and every known attack is tested or has a reason
. "$(dirname "$0")/lib.sh"

{ tests/hostile/index --check 2>&1 || echo "tests/hostile/index:1: --check did not pass"; } | report
