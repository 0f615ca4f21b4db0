#!/usr/bin/env bash
# How much longer an empty Spring Boot application takes to start with the starter on its class path:
# startup.sh [runs] [properties…] builds, then starts it with and without in turn, 7 times each, and prints the medians
# of the time from the start of the JVM to the log's "Started". startup.sh --built [runs] [properties…] does not build.
set -euo pipefail
cd "$(dirname "$0")/.."

module=actor-spring-boot-starter
target=actor-benchmarks/target/startup
built=
if [ "${1:-}" = --built ]; then
  built=yes
  shift
fi
runs=${1:-7}
[ $# -eq 0 ] || shift

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if [ -z "$built" ]; then
  ./mvnw -q -B -ntp compile dependency:build-classpath -Dmdep.outputFile=target/classpath -pl "$module" -am
  mkdir -p "$target"
  "${java}c" -parameters -d "$target" -cp "$(cat $module/target/classpath)" \
    actor-benchmarks/src/startup/java/startup/EmptyApplication.java
fi

with=$target:$(cat "$module/target/classpath")
# The same without our modules and what they bring
without=$(tr : '\n' <<<"$with" | grep -vE '/actor-(core|spring)|/io/netty/' | paste -s -d :)

# Milliseconds from the start of the JVM: once <class path> [properties…]
once() {
  local path=$1
  shift
  "$java" -cp "$path" startup.EmptyApplication "$@" \
    | sed -nE 's/.*process running for ([0-9.]+)\).*/\1/p' | awk '{ printf "%d\n", $1 * 1000 }'
}

median() {
  sort -n | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# The first start of each reads the jars from the disk
once "$with" "$@" >/dev/null
once "$without" >/dev/null
figures=$(mktemp)
trap 'rm -f "$figures"' EXIT
for _ in $(seq "$runs"); do
  echo "with $(once "$with" "$@")"
  echo "without $(once "$without")"
done >"$figures"

a=$(awk '$1 == "with" { print $2 }' "$figures" | median)
b=$(awk '$1 == "without" { print $2 }' "$figures" | median)
echo "with the starter $a ms, without $b ms, added $((a - b)) ms (medians of $runs starts each)"
