#!/usr/bin/env bash
# Explores the interleavings of the core: run.sh [sanity|quick|long] [part of a test's name]
#   sanity  each test for a moment in one kind of virtual machine: a few minutes on two cores, for every build
#   quick   each test in all kinds of virtual machines: about half an hour, before a change of a lock-free class
#   long    as jcstress does by default, and many more scenarios for Lincheck: a night, before a release
# The exit code tells whether anything forbidden was seen; the report is target/jcstress/index.html.
set -euo pipefail
cd "$(dirname "$0")/.."

mode=${1:-sanity}
tests=${2:-Stress}
case "$mode" in
  # Given arguments of a virtual machine, jcstress does not try its own sets of them.
  sanity) options=(-m quick -f 1 -iters 1 -time 300 -sc false -jvmArgs -XX:+UseParallelGC) ;;
  quick) options=(-m quick) ;;
  long) options=(-m default) ;;
  *)
    echo "run.sh: '$mode' is none of sanity, quick, long" >&2
    exit 2
    ;;
esac

maven=(./mvnw -q -B -ntp -pl actor-concurrency-tests -am)
"${maven[@]}" package -Pjcstress -DskipTests
if [ "$mode" = long ]; then
  "${maven[@]}" surefire:test -Dtest='*ModelTests' -Dsurefire.failIfNoSpecifiedTests=false -Dactor.rig.scenarios=500 \
    -Djunit.jupiter.execution.timeout.mode=disabled
fi

cd actor-concurrency-tests/target
java -jar jcstress.jar "${options[@]}" -t "$tests" -r jcstress
