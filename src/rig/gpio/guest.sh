#!/bin/sh
# Runs in the virtual machine as root, with the architecture's name: shows that what the rig stands on is there.
set -eu

expect() { # what, expected, found
    if [ "$2" != "$3" ]; then
        echo "$1: expected <$2>, found <$3>"
        exit 1
    fi
    echo "$1: $3"
}

ask() { # a command for /run/rig/do; waits until it was carried out
    before=$(wc -l </run/rig/done)
    su hailong -c "echo $1 >/run/rig/do"
    while [ "$(wc -l </run/rig/done)" = "$before" ]; do sleep 0.05; done
    expect "$1" "done $1" "$(tail -n 1 /run/rig/done)"
}

press() { # line, pull; as the user who may not do more
    su hailong -c "echo $2 >$(cat /run/rig/sim)/sim_gpio$1/pull"
    su hailong -c "cat $(cat /run/rig/sim)/sim_gpio$1/value"
}

node() {
    stat -c '%U:%G %a' "/dev/$(cat /run/rig/chip)"
}

chip() {
    grep "^$(cat /run/rig/chip):" /sys/kernel/debug/gpio
}

echo "up: $(cut -d ' ' -f 1 /proc/uptime) s"
su hailong -c "$JAVA -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -version" 2>&1
echo "up: $(cut -d ' ' -f 1 /proc/uptime) s"
expect "label" pinctrl-sim "$(chip | sed 's/.*, \([^,]*\), can sleep:$/\1/')"
expect "hog" other-program "$(sed -n 's/.*(GPIO7 *|\([^ ]*\) *).*/\1/p' /sys/kernel/debug/gpio)"
expect "node" "root:gpio 660" "$(node)"
expect "untouched" 1 "$(cat "$(cat /run/rig/sim)/sim_gpio5/value")"
expect "pressed" 0 "$(press 5 pull-down)"
expect "released" 1 "$(press 5 pull-up)"
ask lock
expect "node" "root:root 600" "$(node)"
ask unlock
expect "node" "root:gpio 660" "$(node)"
gone=/dev/$(cat /run/rig/chip)
ask unplug
[ ! -e "$gone" ]
[ ! -e /run/rig/chip ]
ask plug
expect "node" "root:gpio 660" "$(node)"
expect "pressed" 0 "$(press 5 pull-down)"
expect "outsider" "cat: can't open '/dev/$(cat /run/rig/chip)': Permission denied" \
    "$(su outsider -c "cat /dev/$(cat /run/rig/chip)" 2>&1)"
echo "up: $(cut -d ' ' -f 1 /proc/uptime) s"
echo "gpio rig $1: the machine works"
