#!/bin/sh
# Installs the system packages that some tests need; without them those tests are skipped with a reason.
set -e

command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    echo "koopgraph: installing chromium for the browser tests"
    apt-get update -qq && apt-get install -qq --no-install-recommends chromium >/dev/null && exit 0
fi
echo "koopgraph: no chromium here, the browser tests will be skipped" >&2
