#!/bin/sh
# Becomes the student's program.
#
# program.sh TESTS HIDDEN... -- PROGRAM...
set -eu

# What a test has laid ready for the program, a folder to serve for instance, belongs to the tester: the program may use it.
chmod -R a+rwX "$1"
shift

# What another user could not read; hidden from the tester's own, who has a file system of its own here (unshare).
while [ "$1" != -- ]; do
    mount -t tmpfs -o ro,size=4k,mode=000 hidden "$1"
    shift
done
shift

exec "$@"
