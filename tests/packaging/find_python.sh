#!/usr/bin/env bash
# The path of a Python of a version that can make environments, on PATH or of pyenv: find_python.sh 3.13; fails if there is none.
set -euo pipefail
version=$1
kept=()
command -v pyenv > /dev/null && kept=("$(pyenv root)/versions/$version".*/bin/python)
for python in "python$version" "${kept[@]}"; do
  # On PATH may stand a shim of pyenv that leads nowhere, or a Python without what makes environments.
  found=$("$python" -c 'import ensurepip, sqlite3, sys, venv; print(sys.executable, "%d.%d" % sys.version_info[:2])' 2> /dev/null) || continue
  [ "${found##* }" = "$version" ] && echo "${found% *}" && exit
done
exit 1
