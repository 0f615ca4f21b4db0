#!/usr/bin/env bash
# How much longer an empty Spring Boot application takes to start with the starter on its class path:
# startup.sh [runs] [properties…] builds, then starts it with and without in turn, 7 times each, and prints the medians
# of the time from the start of the JVM to the log's "Started", of the processor time of the main thread until then, the one
# to believe on a busy machine, and of that of the whole process. startup.sh --built [runs] [properties…] does not build.
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

# Milliseconds from the start of the JVM, of the main thread, and of processor time until its end: once <class path> [properties…]
once() {
  local path=$1 TIMEFORMAT='%U %S'
  shift
  { time "$java" -cp "$path" startup.EmptyApplication "$@" >"$figures.log" 2>&1; } 2>"$figures.cpu"
  sed -nE 's/.*process running for ([0-9.]+)\).*/\1/p' "$figures.log" | awk '{ printf "%d ", $1 * 1000 }'
  sed -nE 's/^main thread: ([0-9]+)$/\1/p' "$figures.log" | tr '\n' ' '
  awk '{ printf "%d\n", ($1 + $2) * 1000 }' "$figures.cpu"
}

# The median of a column of what was measured: median <with | without> <column>
median() {
  awk -v which="$1" -v column="$2" '$1 == which { print $column }' "$figures" | sort -n \
    | awk '{ v[NR] = $1 } END { print int((v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2) }'
}

figures=$(mktemp)
trap 'rm -f "$figures" "$figures.log" "$figures.cpu"' EXIT
# The first start of each reads the jars from the disk
once "$with" "$@" >/dev/null
once "$without" >/dev/null
for _ in $(seq "$runs"); do
  echo "with $(once "$with" "$@")"
  echo "without $(once "$without")"
done >"$figures"

for kind in 2:time 3:main-thread 4:processor; do
  a=$(median with "${kind%:*}")
  b=$(median without "${kind%:*}")
  printf '%-11s  with the starter %5d ms, without %5d ms, added %4d ms\n' "${kind#*:}" "$a" "$b" "$((a - b))"
done
echo "(medians of $runs starts each)"
