#!/bin/sh
# Runs in the virtual machine as root: the trials of the buttons, as the users who may and may not use the chip.
# The argument is the architecture's name.
set -eu

# The lines that the trials expect to be free and up, whatever an earlier one left behind.
let_up() {
    for pull in "$(cat /run/rig/sim)"/sim_gpio*/pull; do
        echo pull-up >"$pull"
    done
}

# A class and its arguments, as a user. What was logged is told if it failed.
java_as() {
    user=$1
    shift
    if ! su "$user" -c "cd && $JAVA -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto \
        --enable-native-access=ALL-UNNAMED -cp '/app/test-classes:/app/lib/*:/app/test-lib/*' $*"; then
        tail -n 60 "/home/$user/target/tests.log"
        return 1
    fi
}

java_as hailong vn.hailong.rig.Trials vn.hailong.buttons.gpio.CharacterDeviceButtonsTrial \
    vn.hailong.buttons.gpio.CharacterDeviceBoxTrial
let_up
java_as outsider vn.hailong.rig.Trials vn.hailong.buttons.gpio.OutsiderTrial
let_up
java_as hailong vn.hailong.wholepath.GpioTerminalTrial "$1" /app/device-config/questionnaires
