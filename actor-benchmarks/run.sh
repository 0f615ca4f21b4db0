#!/usr/bin/env bash
# Builds and runs the benchmarks: run.sh --help tells how. run.sh micro [JMH options] runs the micro-benchmarks.
set -euo pipefail
cd "$(dirname "$0")/.."

./mvnw -q -B -ntp compile dependency:build-classpath -Dmdep.outputFile=target/classpath -pl actor-benchmarks -am

cd actor-benchmarks
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
classpath=target/classes:$(cat target/classpath)
if [ "${1:-}" = micro ]; then
  exec "$java" -cp "$classpath" org.openjdk.jmh.Main "${@:2}"
fi
exec "$java" -cp "$classpath" io.actorprocess.benchmarks.Main "$@"
