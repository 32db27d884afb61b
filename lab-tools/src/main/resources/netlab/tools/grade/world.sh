#!/bin/sh
# The world in which one submission is graded. This is the first process of mount, network and process namespaces that were
# made for it (unshare), as root, or as a user who only looks like root in there. Then it becomes the worker.
#
# world.sh BOX OWNER MEGABYTES HIDDEN... -- WORKER...
set -eu
box=$1 owner=$2 megabytes=$3
shift 3

# Whoever only looks like root must not take away a flag that a file system was mounted with; these two are usual, the third is not.
make_read_only() {
    mount -o remount,bind,ro,nosuid,nodev "$1" || mount -o remount,bind,ro,nosuid,nodev,noexec "$1"
}

# A network of its own, which has nothing but loopback.
ip link set lo up

# No other submission. This one's folder waits where this script is, while a new file system takes the place of all.
boxes=$(dirname "$box")
aside=$(dirname "$0")
mount --bind "$box" "$aside"
mount -t tmpfs -o size=4k,mode=711 boxes "$boxes"
mkdir "$box"
mount --bind "$aside" "$box"
umount "$aside"

# The worker's own, which stays writable when the folders above it are no longer.
mount --bind "$box/tester" "$box/tester"
make_read_only "$box"
make_read_only "$boxes"

# All that the program may write to: memory, and not much of it.
mount -t tmpfs -o "size=${megabytes}m,nr_inodes=20000,mode=711" box "$box/disk"
mkdir -m 711 "$box/disk/tests"
mkdir -m 700 "$box/disk/home"
if [ -d "$box/given" ]; then
    cp -R "$box/given/." "$box/disk/home"
fi
chown -R "$owner" "$box/disk/home"

# What is everybody's to write to elsewhere, is nobody's here.
for shared in /tmp /var/tmp /dev/shm /dev/mqueue /run/lock; do
    if [ -d "$shared" ]; then
        mount --rbind "$shared" "$shared" && make_read_only "$shared" || :
    fi
done

# What the program is not to see: the tests, other submissions, results.
while [ "$1" != -- ]; do
    if [ -d "$1" ]; then
        mount -t tmpfs -o ro,size=4k,mode=000 hidden "$1"
    elif [ -e "$1" ]; then
        mount --bind /dev/null "$1"
    fi
    shift
done
shift

cd "$box/disk"
exec "$@"
