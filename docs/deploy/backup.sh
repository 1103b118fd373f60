#!/bin/sh
# A dated backup into /var/backups/binomes, checked, and the drill: brought back into an empty place and asked.
set -eu
folder=/var/backups/binomes
backup=$folder/binomes-$(date +%Y-%m-%d-%H%M%S).zip
/opt/binomes/binomes backup "$backup"
/opt/binomes/binomes restore "$backup" --check
drill=$(mktemp -d)
trap 'rm -rf "$drill"' EXIT
BINOMES_HOME=$drill /opt/binomes/binomes restore "$backup" --without-key
BINOMES_HOME=$drill BINOMES_MODE=local /opt/binomes/binomes doctor
find "$folder" -name 'binomes-*.zip' -mtime +29 -delete
