#!/usr/bin/env bash
# Gradescope runs this once, when it makes the image: a JDK, and everything that Maven will ask for. Later there need be no network.
set -euo pipefail

root="${AUTOGRADER_ROOT:-/autograder}"
export LC_ALL=C.UTF-8
export MAVEN_USER_HOME="$root/maven"
export MAVEN_OPTS="-Dmaven.repo.local=$root/maven/repository"

missing() {
  for program in "$@"; do
    command -v "$program" > /dev/null || return 0
  done
  return 1
}

if missing javac curl unzip setpriv ip; then
  apt-get update
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    ca-certificates curl iproute2 openjdk-17-jdk-headless unzip util-linux
fi

# Grading nobody builds the grader and the homework, and so fetches what they need; the second time proves that nothing is missing.
nobody="$(mktemp -d)"
cd "$root/source/grader"
for network in "" --offline; do
  ./mvnw -q -ntp $network -pl lab-tools exec:java -Dexec.args="grade @MODULE@ '$nobody' --out '$nobody-report'"
done
rm -rf "$nobody" "$nobody-report"

# The hidden tests are for nobody else: a student's program runs as another user.
chmod go-rwx "$root/source"
