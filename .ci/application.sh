# What the checks share that start a packaged application; to be sourced. Sets `base`, the address of its web server.

START_TIMEOUT=60
STOP_TIMEOUT=30

check=$(basename "$0")
log=$(mktemp)
application=
base=

fail() {
  echo "$check: $*" >&2
  echo "--- log of the application" >&2
  tail -n 200 "$log" >&2
  exit 1
}

clean_up() {
  if [ -n "$application" ]; then
    kill -KILL "$application" 2>/dev/null || true
    wait "$application" 2>/dev/null || true
  fi
  rm -f "$log"
}
trap clean_up EXIT

# Polls a command once in a fifth of a second until it succeeds: await <seconds> <what> <command...>
await() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    [ "$SECONDS" -lt "$deadline" ] || fail "timed out: $what"
    sleep 0.2
  done
}

# The one jar of a module that is no attachment: packaged <module>
packaged() {
  find "$1/target" -maxdepth 1 -name "$(basename "$1")-*.jar" ! -name '*-sources.jar' ! -name '*-javadoc.jar'
}

# The value of one field of a flat JSON object on standard input, a string or a number.
field() {
  sed -nE "s/.*\"$1\" *: *\"?([^\",}]*)\"?.*/\1/p" | head -n 1
}

get() {
  curl -fsS --max-time 10 "$base$1"
}

# The port that a line of the log ends with: logged <extended regular expression before the port>
logged() {
  sed -nE "s/.*$1([0-9]+).*/\1/p" "$log" | head -n 1
}

is_served() {
  port=$(logged 'Tomcat started on port ')
  [ -n "$port" ] && return
  kill -0 "$application" 2>/dev/null || fail "the application ended before it served HTTP"
  return 1
}

# Starts an application with a web server on a free port: start <arguments of java...>
start() {
  java "$@" --server.port=0 >"$log" 2>&1 &
  application=$!
  await "$START_TIMEOUT" "start of the application" is_served
  base=http://localhost:$port
}

has_ended() {
  ! kill -0 "$application" 2>/dev/null
}

# Posts to a path until the connection is refused; writes the status of each call.
load() {
  local status
  while status=$(curl -s -o /dev/null -w '%{http_code}' --max-time 20 -X POST "$base$1"); do
    echo "$status"
  done
}

# Stops the application as an orchestrator would, in the middle of calls to a path: stop_in_traffic <path>
# What was let in is answered, the rest is refused, nothing breaks.
stop_in_traffic() {
  local statuses broken answered code
  statuses=$(mktemp)
  for _ in 1 2 3 4; do load "$1" >>"$statuses" & done
  traffic_flows() {
    [ "$(wc -l <"$statuses")" -ge 100 ]
  }
  await 30 "traffic" traffic_flows
  kill -TERM "$application"
  await "$STOP_TIMEOUT" "end of the application after SIGTERM" has_ended
  broken=$(grep -cvE '^(200|503)$' "$statuses" || true)
  answered=$(grep -c '^200$' "$statuses" || true)
  rm -f "$statuses"
  [ "$broken" -eq 0 ] && [ "$answered" -gt 0 ] \
    || fail "of $answered answered calls and more, $broken broke while the application stopped"
  echo "answered $answered calls until it stopped, broke none"
  wait "$application" && code=0 || code=$?
  application=
  # The JVM exits with 128 + 15 after a SIGTERM it has handled in order.
  [ "$code" -eq 143 ] || [ "$code" -eq 0 ] || fail "the application ended with code $code"
  echo "stopped in order"
}
