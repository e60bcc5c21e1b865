# shellcheck shell=sh disable=SC2034 # what is set here is used by those who read this
# Read by the programs beside it: finds the Java of this machine. A citizen waits for this at every start, so that the
# shell reads the files itself instead of starting programs that do.

# Sets java_version and java_release, such as 25.0.3 and 25.0.3+9-LTS, of the Java in this folder.
read_java_release() {
    java_version='' java_release=''
    [ -r "$1/release" ] || return 0
    while IFS='"' read -r key value _; do
        case $key in
            JAVA_VERSION=) java_version=$value ;;
            JAVA_RUNTIME_VERSION=) java_release=$value ;;
        esac
        [ -z "$java_version" ] || [ -z "$java_release" ] || return 0 # the lines that follow are long
    done <"$1/release"
}

# Whether there is a Java 25 in this folder. Sets java_home, if so.
is_java_25() {
    [ -n "$1" ] && [ -x "$1/bin/java" ] || return 1
    read_java_release "$1"
    case $java_version in
        25 | 25[!0-9]*) java_home=$1 ;;
        *) return 1 ;;
    esac
}

# Sets java_home, or says why it can't.
find_java() {
    if [ -n "${HAILONG_JAVA_HOME:-}" ]; then
        is_java_25 "$HAILONG_JAVA_HOME" && return
        echo "hailong: HAILONG_JAVA_HOME=$HAILONG_JAVA_HOME holds no Java 25 (its file 'release' must say JAVA_VERSION=\"25…\")" >&2
        return 1
    fi
    is_java_25 "${JAVA_HOME:-}" && return
    on_path=$(command -v java 2>/dev/null || true)
    if [ -n "$on_path" ]; then
        on_path=$(readlink -f "$on_path")
        is_java_25 "${on_path%/bin/java}" && return
    fi
    for candidate in /usr/lib/jvm/*; do
        is_java_25 "$candidate" && return
    done
    echo "hailong: no Java 25 found under JAVA_HOME, on PATH or in /usr/lib/jvm." >&2
    echo "hailong: install it (Debian 13, Raspberry Pi OS trixie: sudo apt install openjdk-25-jre-headless), or set HAILONG_JAVA_HOME to its folder." >&2
    return 1
}
