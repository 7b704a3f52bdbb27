#!/usr/bin/env bash
# Run the tests of what leans on Python's own library under another Python: try_leaning.sh PYTHON WHEEL NEW-FOLDER
# That is dates and zones, JSON, CSV, texts, SQLite. The walks of try_wheel.sh try the command line.
set -euo pipefail
python=$1 wheel=$2 venv=$3
leaning=(tests/model tests/importers tests/store tests/test_settings.py
  tests/exports/test_{calendar,csv,escape,folder,json_extract}.py)
"$python" -m venv "$venv"
"$venv/bin/pip" install --quiet -c constraints.txt "$wheel[dev]"
"$venv/bin/python" --version
"$venv/bin/pytest" -p no:cacheprovider "${leaning[@]}"
