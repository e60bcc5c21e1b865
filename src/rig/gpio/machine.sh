# Builds a virtual machine with a real Linux kernel and a simulated GPIO chip, and runs a program of ours in it.
# Shared by the rigs that need one; src/bin/lib.sh must have been sourced before, and use_jdk called.
#   machine_build                                builds the product and its tests, in the folder of the project
#   machine_application APP_FOLDER GUEST         collects what was built, and the script that runs in the guest
#   machine_image ARCHITECTURE APP_FOLDER OUT    makes an initramfs that holds APP_FOLDER as /app
#   machine_run ARCHITECTURE IMAGE [WORD…]       boots it, runs /app/guest.sh WORD…, returns what that returned
# ARCHITECTURE is amd64 or arm64. Nothing is installed beside compilers and QEMU: the guest's kernel and runtime are
# Debian packages that are fetched, checked and unpacked into MACHINE_CACHE. Whatever was finished there is used again,
# without any network, until somebody deletes it.
# shellcheck shell=bash

# The number is to be raised when machine_build_linux or machine_build_java makes something else than before.
MACHINE_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/hailong/gpio-machine/2
# How long a guest may run, and its memory in MiB.
MACHINE_SECONDS=${MACHINE_SECONDS:-600}
MACHINE_MEMORY=${MACHINE_MEMORY:-1024}
# The release whose kernel runs, with the names that its packages have there, and the first release that has Java 25.
MACHINE_RELEASE=bookworm
MACHINE_SOURCE='linux-source-6.1'
MACHINE_KBUILD='linux-kbuild-6.1'
MACHINE_COMPILER=gcc-12
MACHINE_JAVA_RELEASE=trixie
MACHINE_JAVA_MODULES=java.base,java.logging,java.management,java.naming,java.sql,java.xml,jdk.management,jdk.unsupported

machine_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# The web sites of the host's own apt, if it names any with Debian's packages (a mirror may be all that is reachable),
# else Debian's own. The argument is Debian or Debian-Security.
machine_site() {
    local site
    # shellcheck disable=SC2016 # apt fills it in
    site=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Label: $1" 2>/dev/null |
        grep -m 1 -E '^https?://' || true)
    case $1 in
        Debian) echo "${site:-http://deb.debian.org/debian/}" ;;
        *) echo "${site:-http://deb.debian.org/debian-security/}" ;;
    esac
}

# Writes into FOLDER an apt configuration of its own for RELEASE and ARCHITECTURE, and fetches its package lists. The
# host's apt neither sees them nor decides anything, except through which proxy to go. What Debian didn't sign is refused.
machine_apt() {
    local folder=$1 release=$2 architecture=$3 keyring host
    host=$(dpkg --print-architecture)
    for keyring in /usr/share/keyrings/debian-archive-keyring.{gpg,pgp}; do
        [ ! -e "$keyring" ] || break
    done
    mkdir -p "$folder"/{sources.d,preferences.d,state/lists/partial,cache/archives/partial}
    : >"$folder/status"
    cat >"$folder/sources.d/debian.sources" <<SOURCES
Types: deb
URIs: $(machine_site Debian)
Suites: $release $release-updates
Components: main
Signed-By: $keyring

Types: deb
URIs: $(machine_site Debian-Security)
Suites: $release-security
Components: main
Signed-By: $keyring
SOURCES
    # Root would fetch as _apt, who may not write below root's home, and complain.
    cat >"$folder/apt.conf" <<CONFIGURATION
#clear APT::Architectures;
#clear APT::Update;
#clear Acquire::Languages;
#clear Acquire::IndexTargets::deb::Contents-deb;
#clear Acquire::IndexTargets::deb::DEP-11;
APT::Architecture "$architecture";
APT::Architectures { "$architecture"; "$host"; };
APT::Sandbox::User "root";
APT::Get::AllowUnauthenticated "false";
Acquire::AllowInsecureRepositories "false";
Acquire::AllowWeakRepositories "false";
Acquire::Languages "none";
Acquire::Retries "3";
Dir::State "$folder/state";
Dir::State::Lists "$folder/state/lists";
Dir::State::Status "$folder/status";
Dir::Cache "$folder/cache";
Dir::Cache::Archives "$folder/cache/archives";
Dir::Etc::SourceList "$folder/none";
Dir::Etc::SourceParts "$folder/sources.d";
Dir::Etc::Preferences "$folder/none";
Dir::Etc::PreferencesParts "$folder/preferences.d";
CONFIGURATION
    apt-get -c "$folder/apt.conf" -qq update >&2
}

# Fetches the named packages, at the versions that the configuration in FOLDER offers, into FOLDER/packages.
machine_fetch() {
    local folder=$1
    shift
    say "Fetching $* …"
    mkdir -p "$folder/packages"
    (cd "$folder/packages" && apt-get -c "$folder/apt.conf" -qq download "$@" >&2)
}

# Unpacks the package NAME, which was fetched into FOLDER, below TARGET. The rest are paths in it, if not all is wanted.
machine_unpack() {
    local folder=$1 name=$2 target=$3 package
    shift 3
    for package in "$folder/packages/${name}"_*.deb; do
        mkdir -p "$target"
        # No owner is kept: this may run as anybody, and a newer tar warns of what it can't keep.
        dpkg-deb --fsys-tarfile "$package" | tar -xf - --no-same-owner -C "$target" "$@"
    done
}

# Makes FOLDER/vmlinuz and FOLDER/root, the part of the guest's files that comes with its kernel. WORK is thrown away,
# but for the version that is written there.
machine_build_linux() {
    local architecture=$1 folder=$2 work=$3 compiler=$MACHINE_COMPILER image version release common package
    # The headers hold programs for the machine that builds, of its architecture.
    local builder
    builder=$(dpkg --print-architecture)
    [ "$architecture" = amd64 ] || compiler+=-aarch64-linux-gnu
    install_packages debian-archive-keyring "$compiler" libelf1 make xz-utils
    machine_apt "$work/apt" "$MACHINE_RELEASE" "$architecture"
    # The package without a version depends on the newest kernel: linux-image-6.1.0-56-amd64 (= 6.1.192-2)
    read -r image version <<<"$(apt-cache -c "$work/apt/apt.conf" show --no-all-versions "linux-image-$architecture" |
        sed -n 's/^Depends: \(linux-image-[^ ]*\) (= \([^)]*\)).*/\1 \2/p')"
    if [ -z "$version" ]; then
        say "Debian's package lists name no kernel for $architecture."
        return 1
    fi
    release=${image#linux-image-}
    common=linux-headers-${release%-"$architecture"}-common
    machine_fetch "$work/apt" "$image=$version" "linux-headers-$release=$version" "$common=$version" \
        "$MACHINE_KBUILD:$builder=$version" "$MACHINE_SOURCE=$version" busybox-static

    machine_unpack "$work/apt" "$image" "$work/image" "./boot/vmlinuz-$release" \
        "./lib/modules/$release/kernel/fs/configfs/configfs.ko"
    machine_unpack "$work/apt" busybox-static "$work/busybox"
    for package in "linux-headers-$release" "$common" "$MACHINE_KBUILD"; do
        machine_unpack "$work/apt" "$package" "$work/headers"
    done
    machine_unpack "$work/apt" "$MACHINE_SOURCE" "$work" "./usr/src/$MACHINE_SOURCE.tar.xz"
    tar -xJf "$work/usr/src/$MACHINE_SOURCE.tar.xz" --no-same-owner -C "$work" \
        "$MACHINE_SOURCE"/{drivers/gpio/gpio-sim.c,drivers/gpio/gpiolib.h,kernel/irq/irq_sim.c}

    machine_build_module "$architecture" "$work" "$release"
    mkdir -p "$folder/root/bin" "$folder/root/modules"
    cp "$work/image/boot/vmlinuz-$release" "$folder/vmlinuz"
    find "$work/busybox" -type f -path '*/bin/busybox' -exec cp {} "$folder/root/bin/" \;
    cp "$work/image/lib/modules/$release/kernel/fs/configfs/configfs.ko" "$work/module/gpio-sim.ko" "$folder/root/modules/"
    test -x "$folder/root/bin/busybox"
    echo "$version" >"$work/version"
}

# Debian's kernels come without gpio-sim and without the simulated interrupts under it. Both are built as one module,
# from the source of the very kernel that will load it.
machine_build_module() {
    local architecture=$1 work=$2 release=$3 prefix=''
    local headers=$work/headers/usr/src/linux-headers-$release source=$work/$MACHINE_SOURCE module=$work/module
    [ "$architecture" = amd64 ] || prefix=aarch64-linux-gnu-
    say "Building gpio-sim for Linux $release …"
    mkdir "$module"
    # A chip that goes while somebody holds its lines would take the interrupts with it, and giving the lines back
    # afterwards corrupts the memory of this kernel, it seems (it hung in request_irq after such a removal):
    # so the interrupts stay, whether the chip is there or not.
    sed -e 's/devm_irq_domain_create_sim(dev, swnode, num_lines)/irq_domain_create_sim(swnode, num_lines)/' \
        -e 's/^\tret = devm_add_action_or_reset(dev, gpio_sim_dispose_mappings, chip);/\tret = 0;/' \
        -e 's/^static void gpio_sim_dispose_mappings/static __maybe_unused void gpio_sim_dispose_mappings/' \
        "$source/drivers/gpio/gpio-sim.c" >"$module/gpio_sim_main.c"
    if grep -q 'devm_irq_domain_create_sim\|devm_add_action_or_reset(dev, gpio_sim_dispose' "$module/gpio_sim_main.c"; then
        say "gpio-sim of Linux $release is not as expected: it could not be made to keep its interrupts."
        return 1
    fi
    cp "$source/drivers/gpio/gpiolib.h" "$module/"
    # Modules have no irq_to_desc(); this is the same by way of functions that they have.
    sed -e 's/irq_to_desc(irqnum)/irq_data_to_desc(irq_get_irq_data(irqnum))/' \
        -e 's/#include <linux\/irq.h>/&\n#include <linux\/irqdesc.h>/' "$source/kernel/irq/irq_sim.c" >"$module/irq_sim.c"
    printf 'obj-m := gpio-sim.o\ngpio-sim-y := gpio_sim_main.o irq_sim.o\n' >"$module/Kbuild"
    # The headers expect to lie in /usr/src.
    sed -i "s#^include /usr/src/#include $work/headers/usr/src/#" "$headers/Makefile"
    if ! make -C "$headers" M="$module" CC="$prefix$MACHINE_COMPILER" CROSS_COMPILE="$prefix" modules >"$work/make.log" 2>&1
    then
        tail -n 40 "$work/make.log" >&2
        say "gpio-sim could not be built for Linux $release."
        return 1
    fi
    "${prefix}strip" --strip-debug "$module/gpio-sim.ko"
}

# Makes FOLDER/root with a Java runtime in /jre and the libraries that it loads.
machine_build_java() {
    "machine_build_java_$1" "$2" "$3"
}

# From the JDK that runs the tests, with the host's libraries.
machine_build_java_amd64() {
    local root=$1/root work=$2 library
    say "Making a Java runtime from $JAVA_HOME …"
    mkdir "$root"
    if ! "$JAVA_HOME/bin/jlink" --add-modules "$MACHINE_JAVA_MODULES" --no-header-files --no-man-pages \
        --generate-cds-archive --output "$root/jre" >"$work/jlink.log" 2>&1; then
        cat "$work/jlink.log" >&2
        say "The JDK in $JAVA_HOME can't make a runtime (jlink, above). Set JAVA_HOME to an unchanged JDK 25."
        return 1
    fi
    # For heaps that no guest has.
    rm -f "$root/jre/lib/server/classes_nocoops.jsa"
    find "$root/jre" -type f \( -name '*.so' -o -path '*/bin/java' \) -exec ldd {} + |
        grep -oE '[[:space:]]/(usr/)?lib[^ :]+' | tr -d '[:blank:]' | sort -u >"$work/libraries"
    while read -r library; do
        mkdir -p "$root$(dirname "$library")"
        cp -L "$library" "$root$library"
    done <"$work/libraries"
    machine_java_name amd64 >"$work/version"
}

# From Debian's package, with Debian's libraries.
machine_build_java_arm64() {
    local root=$1/root work=$2 package link java=$2/files/usr/lib/jvm/java-25-openjdk-arm64
    local packages=(openjdk-25-jre-headless libc6 libgcc-s1 libstdc++6 zlib1g)
    install_packages debian-archive-keyring
    machine_apt "$work/apt" "$MACHINE_JAVA_RELEASE" arm64
    machine_fetch "$work/apt" "${packages[@]}"
    for package in "${packages[@]}"; do
        machine_unpack "$work/apt" "$package" "$work/files"
    done
    # The package keeps its settings in /etc, and links to them.
    find "$java" -type l -lname '/*' >"$work/links"
    while read -r link; do
        ln -sfn "$work/files$(readlink "$link")" "$link"
    done <"$work/links"
    # The certificates, which are another package's; the guest has no network.
    find "$java" -xtype l -delete
    mkdir -p "$root/lib/aarch64-linux-gnu"
    cp -rL "$java" "$root/jre"
    cp -L "$work"/files/usr/lib/aarch64-linux-gnu/*.so* "$root/lib/aarch64-linux-gnu/"
    cp -L "$work/files/usr/lib/aarch64-linux-gnu/ld-linux-aarch64.so.1" "$root/lib/"
    dpkg-deb --field "$work"/apt/packages/openjdk-25-jre-headless_*.deb Version >"$work/version"
}

# Which Java the guest gets: the name of its folder in the cache, as far as it is known before anything was fetched.
machine_java_name() {
    if [ "$1" = amd64 ]; then
        sed -n 's/^\(IMPLEMENTOR\|JAVA_RUNTIME_VERSION\)="\(.*\)"$/\2/p' "$JAVA_HOME/release" | tr -cs 'A-Za-z0-9.+\n' - | paste -sd-
    fi
}

# Prints the newest finished folder of a kind (linux or java) and, if given, a version; else nothing.
machine_finished() {
    local architecture=$1 kind=$2 version=${3:-*}
    find "$MACHINE_CACHE/$architecture" -mindepth 1 -maxdepth 1 -type d -name "$kind-$version" |
        sort -V | tail -n 1
}

# Builds a kind where none is finished, and prints its folder. One at a time: who waited finds what the other built.
machine_part() {
    local architecture=$1 kind=$2 cache=$MACHINE_CACHE/$1 version='' finished
    mkdir -p "$cache"
    [ "$kind" = linux ] || version=$(machine_java_name "$architecture")
    finished=$(machine_finished "$architecture" "$kind" "$version")
    if [ -z "$finished" ]; then
        exec {lock}>"$cache/lock"
        flock "$lock"
        finished=$(machine_finished "$architecture" "$kind" "$version")
    fi
    if [ -z "$finished" ]; then
        # What somebody was building who was killed; nobody else builds now.
        rm -rf "$cache"/.building-*
        work=$(mktemp -d "$cache/.building-XXXXXX")
        trap 'rm -rf "$work"' EXIT
        mkdir "$work/finished"
        "machine_build_$kind" "$architecture" "$work/finished" "$work" >&2
        # Whole or not at all: only a finished folder ever has this name.
        finished=$cache/$kind-$(cat "$work/version")
        sync -f "$work/finished"
        mv -T "$work/finished" "$finished"
    fi
    echo "$finished"
}

machine_make_image() {
    local architecture=$1 application=$2 out=$3 linux java part
    install_packages cpio
    linux=$(machine_part "$architecture" linux)
    java=$(machine_part "$architecture" java)
    umask 022
    root=$(mktemp -d)
    trap 'rm -rf "$root"' EXIT
    for part in "$linux" "$java"; do
        cp -aT "$part/root" "$root"
    done
    mkdir -p "$root"/{dev,etc,proc,run,sys,tmp}
    cp "$machine_folder/init" "$root/init"
    cp -rL "$application" "$root/app"
    cat >"$root/etc/passwd" <<'PASSWD'
root:x:0:0:root:/:/bin/sh
hailong:x:1000:1000::/home/hailong:/bin/sh
outsider:x:1001:1001::/home/outsider:/bin/sh
PASSWD
    cat >"$root/etc/group" <<'GROUP'
root:x:0:
gpio:x:997:hailong
hailong:x:1000:
outsider:x:1001:
GROUP
    echo '127.0.0.1 localhost' >"$root/etc/hosts"
    chmod -R u=rwX,go=rX "$root"
    chmod 755 "$root/init" "$root/app/guest.sh"
    (cd "$root" && find . | LC_ALL=C sort | cpio --create --format=newc --owner=0:0 --quiet) >"$out.part"
    mv "$out.part" "$out"
    # The kernel that these modules are for.
    ln -sfn "$linux/vmlinuz" "$out.kernel"
}

# Runs a function in a process of its own, where the first failure ends it, whatever the caller would do about that.
machine_strictly() {
    bash -euo pipefail -O inherit_errexit -c '. "$1/../../bin/lib.sh"; . "$1/machine.sh"; shift; "$@"' machine "$machine_folder" "$@"
}

machine_known() {
    case $1 in
        amd64 | arm64) ;;
        *) say "No such machine: $1. There are amd64 and arm64." && return 2 ;;
    esac
    if [ "$(dpkg --print-architecture)" != amd64 ]; then
        say "The virtual machine can be built on amd64 only; this is $(dpkg --print-architecture)."
        return 1
    fi
}

machine_build() {
    ./mvnw -B -q -ntp -Dstyle.color=never package -DskipTests >&2
    machine_classpath
}

# Where the tests' libraries lie.
machine_classpath() {
    ./mvnw -B -q -ntp -Dstyle.color=never dependency:build-classpath -Dmdep.includeScope=test \
        -Dmdep.outputFile=target/test-classpath >&2
}

machine_application() {
    local application=$1 guest=$2
    if [ ! -d target/hailong-terminal/lib ] || [ ! -d target/test-classes ]; then
        say "There is no built terminal in target; run this without --no-build."
        return 1
    fi
    [ -s target/test-classpath ] || machine_classpath
    # Without a screen: the guest has none. Of the tests' libraries those that run tests.
    mkdir -p "$application/lib" "$application/test-lib"
    cp target/hailong-terminal/lib/*.jar "$application/lib/"
    tr ':' '\n' <target/test-classpath | grep -E '/(org/junit|org/opentest4j|org/apiguardian)/' |
        xargs cp -t "$application/test-lib"
    cp -r target/test-classes device-config "$application/"
    cp "$guest" "$application/guest.sh"
}

machine_image() {
    machine_known "$1" && machine_strictly machine_make_image "$@"
}

machine_run() {
    local architecture=$1 image=$2 emulator
    shift 2
    machine_known "$architecture" || return
    # Without KVM: what runs here may itself be a virtual machine, where KVM is missing or hangs.
    case $architecture in
        amd64)
            install_packages qemu-system-x86 || return
            emulator=(qemu-system-x86_64 -machine q35 -cpu max)
            set -- console=ttyS0 -- "$@"
            ;;
        arm64)
            install_packages qemu-system-arm || return
            emulator=(qemu-system-aarch64 -machine 'virt,gic-version=3' -cpu cortex-a72)
            set -- console=ttyAMA0 -- "$@"
            ;;
    esac
    # The kernel gives what stands after "--" to its first program: up to 30 plain words.
    emulator+=(-accel 'tcg,thread=multi' -smp 2 -m "$MACHINE_MEMORY" -no-user-config -nodefaults -display none
        -serial stdio -no-reboot -kernel "$image.kernel" -initrd "$image"
        -append "quiet loglevel=1 panic=-1 mitigations=off $*")

    local line status='' panic='' latest=() result=0
    while IFS= read -r line || [ -n "$line" ]; do
        line=${line//$'\r'/}
        latest+=("$line")
        [ ${#latest[@]} -le 40 ] || latest=("${latest[@]:1}")
        if [[ $line =~ ^(.*)guest\ exit:\ ([0-9]+)$ ]]; then
            line=${BASH_REMATCH[1]} status=${BASH_REMATCH[2]}
            [ -n "$line" ] || continue
        elif [[ $line =~ ^\[\ *[0-9]+\.[0-9]+\]\  ]]; then # the kernel's own
            [[ $line != *'Kernel panic'* ]] || panic=yes
            continue
        fi
        printf '%s\n' "$line"
    done < <(
        # Ends with this shell, however that ends; in the foreground, so that Ctrl+C reaches it too.
        exec setpriv --pdeathsig TERM timeout --foreground --kill-after=10 "$MACHINE_SECONDS" "${emulator[@]}" </dev/null
    )
    wait "$!" || result=$?
    [ -z "$status" ] || return "$status"

    if [ "$result" = 124 ] || [ "$result" = 137 ]; then
        say "The virtual machine was not done within $MACHINE_SECONDS s and was ended."
    elif [ -n "$panic" ]; then
        say "The virtual machine's kernel panicked."
    elif [ "$result" != 0 ]; then
        say "The virtual machine could not run: QEMU ended with $result."
    else
        say "The virtual machine stopped without saying how its program ended."
    fi
    say "Its last lines:"
    [ ${#latest[@]} = 0 ] || printf '    %s\n' "${latest[@]}" >&2
    return 1
}
