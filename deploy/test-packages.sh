#!/bin/sh
# Installs the system packages that some tests need; without them those tests are skipped with a reason.
set -e

wanted=""
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
    wanted="$wanted chromium"
command -v virtuoso-t >/dev/null || wanted="$wanted virtuoso-opensource-7"
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || wanted="$wanted nginx-light"
[ -n "$wanted" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    echo "koopgraph: installing for the tests:$wanted"
    # shellcheck disable=SC2086 (a list of names)
    if apt-get update -qq && apt-get install -qq --no-install-recommends $wanted >/dev/null; then
        exit 0
    fi
fi
echo "koopgraph: not here, the tests that need them will be skipped:$wanted" >&2
