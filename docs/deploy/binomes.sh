#!/bin/sh
# /usr/local/bin/binomes: the coordinator's verbs, always as the coordinator's user and with the coordinator's settings.
# Under the name binomes-board, the board's. Files that a verb reads or writes have to be within reach of that user.
case $0 in *-board) user=binomes-board settings=board ;; *) user=binomes settings=coordinator ;; esac
BINOMES_ENV=/etc/binomes/$settings.env
export BINOMES_ENV
[ "$(id -un)" = "$user" ] && exec /opt/binomes/binomes "$@"
exec setpriv --reuid="$user" --regid="$user" --init-groups /opt/binomes/binomes "$@"
