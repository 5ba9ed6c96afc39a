#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Hostile clients against a gaveld that was built with the sanitizers.
exec python3 "$(dirname "$0")/../server/hostile.py"
