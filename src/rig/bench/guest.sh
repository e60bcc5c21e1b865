#!/bin/sh
# Runs in the virtual machine as root: the benchmark of the buttons' reader, as the user of the terminal.
set -eu
su hailong -c "cd && $JAVA -XX:+UseSerialGC -Xshare:auto --enable-native-access=ALL-UNNAMED \
    -cp '/app/test-classes:/app/lib/*:/app/test-lib/*' vn.hailong.buttons.gpio.ReaderBenchmark \
    /app/gpiod/usr/bin/gpiomon $(echo /app/gpiod/usr/lib/*-linux-gnu)"
