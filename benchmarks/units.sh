# What systemd would start, as the installed units say: the user, the settings, the command. Sourced in the bare root.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

start() { # the commands of a unit, one after the other
	file=/etc/systemd/system/$1.service
	said() { sed -n "s/^$1=//p" "$file"; }
	(
		set -a
		. "$(said EnvironmentFile)"
		set +a
		cd /opt/binomes || exit
		said ExecStart | while read -r command; do
			setpriv --reuid="$(said User)" --regid="$(said Group)" --init-groups $command || exit
		done
	) >"/trial/$1.log" 2>&1 || echo "failed: $1" >>"/trial/$1.log"
}

start binomes &
start binomes-board &
nginx
for port in 8501 8502; do
	for _ in $(seq 120); do
		curl -sf -o /dev/null "http://127.0.0.1:$port/sante" && break
		sleep 1
	done
done
start binomes-publish
