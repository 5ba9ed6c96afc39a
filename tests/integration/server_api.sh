#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The API of a running gaveld, built with the sanitizers, against its own description.
exec python3 "$(dirname "$0")/../server/api.py"
