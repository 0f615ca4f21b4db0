#!/usr/bin/env bash
# Builds and runs the benchmarks: run.sh --help tells how. run.sh micro [JMH options] runs the micro-benchmarks,
# run.sh many the processes that live in a given heap.
set -euo pipefail
cd "$(dirname "$0")/.."

./mvnw -q -B -ntp compile dependency:build-classpath -Dmdep.outputFile=target/classpath -pl actor-benchmarks -am

cd actor-benchmarks
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
classpath=target/classes:$(cat target/classpath)
if [ "${1:-}" = micro ]; then
  exec "$java" -cp "$classpath" org.openjdk.jmh.Main "${@:2}"
fi
main=("$java" -cp "$classpath" io.actorprocess.benchmarks.Main)
if [ "${1:-}" = many ]; then
  "${main[@]}" --runtimes actor-process --forks 1 --workloads memory-1m --jvm-args -Xmx1g --out target/results/memory-1m
  exec "${main[@]}" --runtimes actor-process --forks 1 --workloads memory-10m --jvm-args -Xmx4g --out target/results/memory-10m
fi
exec "${main[@]}" "$@"
