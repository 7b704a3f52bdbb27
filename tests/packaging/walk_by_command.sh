#!/usr/bin/env bash
# Create, fill and export a retrospective with an installed `retro`, away from the source, and export
# it in further formats: walk_by_command.sh RETRO FOLDER [FORMAT…]
set -euo pipefail
retro=$1
cd "$2"
export RETRO_DB="$PWD/retro.db" RETRO_CONFIG="$PWD/config.toml" RETRO_LANG=en

"$retro" --version
# Some words of click are put into Japanese here, and click changes them now and then.
refused=$(RETRO_LANG=ja "$retro" list --nonsense 2>&1) || [ $? -eq 2 ]
grep "オプション.*はありません" <<< "$refused" || { echo "click refuses in other words: $refused"; exit 1; }
ref=$("$retro" new "Two parcels swapped" --kind complaint --started "2026-11-18 10:20" --zone Asia/Tokyo)
"$retro" set "$ref" severity=high origin=logistics
"$retro" add "$ref" timeline "10:20 both parcels are packed at one table #start"
printf '%s\n' "13:40 the first family calls #detection" "25:99 nonsense" "+20 the shift lead stops the van #action" \
  | "$retro" add "$ref" timeline - && { echo "a bad line was taken"; exit 1; } || [ $? -eq 1 ]
"$retro" add "$ref" cause "slips of two orders lay on one table ~fact"
"$retro" add "$ref" scope "2 parcels swapped #economic ~confirmed"
"$retro" add "$ref" remedy "16:30 right parcels brought by hand #company ~accepted"
"$retro" add "$ref" prevention "one place per order on the table @shipping-lead due 2026-12-01 !stronger"
"$retro" add "$ref" changes "packing table with two marked places #equipment @shipping-lead due 2026-12-01"
"$retro" export "$ref" -o report.md
"$retro" export "$ref" --lang ja -o report.ja.md
"$retro" export "$ref" --format json -o record.json
for format in html ics csv "${@:3}"; do
  "$retro" export "$ref" --format "$format" -o "report.$format"
  [ -s "report.$format" ]
done
grep -q "the first family calls" report.md
grep -q "時系列" report.ja.md
RETRO_DB="$PWD/second.db" "$retro" import record.json
RETRO_DB="$PWD/second.db" "$retro" export "$ref" --format json | cmp - record.json
"$retro" close "$ref" --because "the walk is tried, not written"
"$retro" verify "$ref" | grep -q "as it was closed"
"$retro" demo > sample.md < /dev/null
grep -q "^# " sample.md
echo "created, filled, exported in both languages, imported again, closed: all the same"
