# Shared by the scripts beside it: finds or installs what a fresh Debian 12 or Raspberry Pi OS machine lacks.
# shellcheck shell=bash

# Debian packages that the programs themselves need. JavaFX draws through GTK 3; Noto holds Vietnamese.
RUN_PACKAGES=(libgtk-3-0 libgl1 libxtst6 libxxf86vm1 libasound2 fontconfig fonts-noto-core)
# Debian packages that only the tests need: the real broker, a real display that changes its size, real key and pointer
# events, a real voice, a browser, a file system and a C library that fail on purpose.
TEST_PACKAGES=(
    mosquitto mosquitto-clients openssl xvfb xdotool scrot espeak-ng x11-xserver-utils chromium
    gcc libc6-dev e2fsprogs python3 python3-paho-mqtt)

say() {
    printf '%s\n' "$*" >&2
}

# Ends the script at a word that it does not take, and shows those lines of its own beginning that say what it takes.
refuse_word() {
    say "found \"$1\", expected:"
    sed -n "$2s/^# \{0,1\}//p" "$0" >&2
    exit 2
}

# Ends the script unless the value of an option is a whole number from 1 on.
require_count() {
    [[ $2 =~ ^[1-9][0-9]{0,8}$ ]] || { say "$1: found \"$2\", expected a whole number from 1 on" && exit 2; }
}

require_seed() {
    [[ $2 =~ ^-?[0-9]{1,18}$ ]] || { say "$1: found \"$2\", expected a whole number" && exit 2; }
}

require_minutes() {
    [[ $2 =~ ^[0-9]{1,4}([.][0-9]{1,3})?$ && $2 =~ [1-9] ]] ||
        { say "$1: found \"$2\", expected minutes, such as 5 or 0.5" && exit 2; }
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        say "This needs root and there is no sudo: $*"
        return 1
    fi
}

installed() {
    dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'
}

# A package under its name of this Debian release: some gained a suffix when time_t grew to 64 bits.
release_name() {
    if ! apt-cache show "$1" >/dev/null 2>&1 && apt-cache show "$1t64" >/dev/null 2>&1; then
        echo "$1t64"
    else
        echo "$1"
    fi
}

# Installs those of the named packages that are missing, and says which.
install_packages() {
    local missing=() package
    for package in "$@"; do
        installed "$package" || installed "${package}t64" || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && return
    if ! command -v apt-get >/dev/null; then
        say "Missing: ${missing[*]}. There is no apt-get here; install them by this system's own means."
        return 1
    fi
    say "Installing ${missing[*]} …"
    as_root apt-get update -qq
    local names=()
    for package in "${missing[@]}"; do
        names+=("$(release_name "$package")")
    done
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${names[@]}" >&2
}

java_release() {
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

# A JDK 25 on this machine, or nothing.
find_jdk() {
    local candidate on_path
    on_path=$(command -v javac || true)
    [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/*; do
        if [ -n "$candidate" ] && [ -x "$candidate/bin/javac" ] && [ "$(java_release "$candidate")" = 25 ]; then
            echo "$candidate"
            return
        fi
    done
}

# Sets JAVA_HOME to a JDK 25: one that is here, else apt's, else says what to do.
use_jdk() {
    local jdk
    jdk=$(find_jdk)
    if [ -z "$jdk" ] && command -v apt-get >/dev/null; then
        as_root apt-get update -qq
        if apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1; then
            install_packages openjdk-25-jdk-headless
            jdk=$(find_jdk)
        fi
    fi
    if [ -z "$jdk" ]; then
        say "No JDK 25 was found under JAVA_HOME, on PATH or in /usr/lib/jvm, and apt offers none here."
        say "Unpack one (any vendor's, for $(uname -m)) into /usr/lib/jvm, or set JAVA_HOME to its folder, and try again."
        return 1
    fi
    export JAVA_HOME=$jdk
    say "JDK 25: $jdk"
}

# What a program among the tests needs beside target/classes and target/test-classes, one jar after the other.
TEST_CLASSPATH=target/test-classpath

# Compiles the tests, unless the argument is empty and they are there.
test_classpath() {
    if [ -n "$1" ] || [ ! -s "$TEST_CLASSPATH" ]; then
        ./mvnw -B -q test-compile dependency:build-classpath -Dmdep.outputFile="$TEST_CLASSPATH"
    fi
}
