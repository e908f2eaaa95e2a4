#!/bin/sh
# Runs a script with a Python that is new enough, or says in one sentence how to get one.
for python in "$PYTHON" python3.11 python3.12 python3.13 python3.14 python3; do
    if [ -n "$python" ] && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" "$@"
    fi
done
echo "Crossings needs Python 3.11 or newer, and this machine has none." \
    "Debian: apt-get install python3.11 python3.11-venv. macOS: brew install python@3.11." >&2
exit 1
