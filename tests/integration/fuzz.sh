#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# libFuzzer on what strangers send to gaveld: seconds, or ten minutes under tools/check --long.
seconds=20
[ "${LONG:-0}" = 0 ] || seconds=580 # the stage allows 600 in all
exec "$(dirname "$0")/../fuzz/run" "$seconds"
