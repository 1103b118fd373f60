#!/usr/bin/env bash
# Installs Chromium for tests/browser where it is missing and this user may do it (root on Debian or Ubuntu).
set -euo pipefail

if command -v chromium >/dev/null; then
    exit 0
fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "Chromium is missing. Install it for the browser tests, e.g.: sudo apt-get install chromium" >&2
    exit 0
fi
echo "Installing Chromium for the browser tests."
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends chromium >/dev/null
chromium --version
