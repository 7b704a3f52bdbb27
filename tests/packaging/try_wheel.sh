#!/usr/bin/env bash
# Walk with what pip installs into an empty environment, and say with which versions: try_wheel.sh NAME PYTHON WHEEL [PIP-ARGUMENT…]
set -euo pipefail
name=$1 python=$2 wheel=$3
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/without" "$work/with"

# PYTHONTZPATH: time zones come from the package that pip installed, not from the system.
if "$python" -m venv "$work/venv" &&
  "$work/venv/bin/pip" install "$wheel" "${@:4}" &&
  PYTHONTZPATH='' bash "$here/walk_by_command.sh" "$work/venv/bin/retro" "$work/without" &&
  "$work/venv/bin/pip" install "$wheel[pdf,word]" "${@:4}" &&
  PYTHONTZPATH='' bash "$here/walk_by_command.sh" "$work/venv/bin/retro" "$work/with" pdf docx; then
  verdict=works
else
  verdict=BROKEN
fi > "$work/log" 2>&1

[ "$verdict" = works ] || cat "$work/log"
printf '%s: %s, with %s:' "$verdict" "$name" "$("$python" --version)"
{ "$work/venv/bin/pip" freeze | sed 's/ @ .*//' | tr '\n' ' ' | sed 's/^/ /'; echo; } || true
[ "$verdict" = works ]
