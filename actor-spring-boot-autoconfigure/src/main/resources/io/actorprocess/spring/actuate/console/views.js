/*
 * What is read from the answers of the endpoints: for each part of the page the answer, where the rows
 * are in it, and the fields by their labels. It is strict JSON, for a test holds it against real answers.
 */
export const VIEWS = {
	"settings": {
		"answer": "overview",
		"fields": { "refresh": "refreshMillis", "endpoints": "endpoints", "path": "endpoints.processes.path",
			"write": "endpoints.processes.write", "address": "figures.address", "state": "figures.state" }
	},
	"figures": {
		"answer": "overview",
		"fields": { "Processes": "figures.processes", "Spawned": "figures.spawned", "Ended": "figures.terminated",
			"Restarts": "figures.restarted", "Workers": "figures.scheduler.workers",
			"Workers in a turn": "figures.scheduler.active", "Wait in the run queue": "figures.scheduler.queued",
			"Spare threads": "figures.scheduler.spares", "Workers held for": "figures.workersHeldMillis",
			"Blocking work runs": "figures.blocking.active", "Blocking work waits": "figures.blocking.queued",
			"Timers": "figures.timers", "Abandoned calls": "figures.futuresAbandoned",
			"Dead letters": "figures.deadLetters", "Failure of the JVM": "figures.failure" }
	},
	"stuck": {
		"answer": "overview", "rows": "stuck",
		"fields": { "Id": "id", "Event": "event", "For": "runningForMillis", "Thread": "thread", "Where": "stack" }
	},
	"late": {
		"answer": "overview", "rows": "late",
		"fields": { "Id": "id", "Waited": "waitedMillis", "Waiting": "mailboxSize" }
	},
	"page": {
		"answer": "processes",
		"fields": { "total": "total", "offset": "offset" }
	},
	"processes": {
		"answer": "processes", "rows": "processes",
		"fields": { "Id": "id", "State": "state", "Waiting": "mailboxSize", "Handled": "handled", "Failed": "failed",
			"Definition": "definition" }
	},
	"detail": {
		"answer": "detail",
		"fields": { "State": "process.state", "Address": "process.upid", "Definition": "process.definition",
			"Class": "process.type", "Waiting": "process.mailboxSize", "Handled": "process.handled",
			"Failed": "process.failed", "Told of its end": "linkers" }
	},
	"events": {
		"answer": "detail", "rows": "definitionEvents",
		"fields": { "Handled": "handled", "Failed": "failed" }
	},
	"lost": {
		"answer": "detail", "rows": "deadLetters",
		"fields": { "Time": "time", "Reason": "reason", "Kind": "kind", "Name": "name", "From": "from" }
	},
	"letter-counts": {
		"answer": "deadletters",
		"fields": { "All so far": "total", "By reason": "counts" }
	},
	"letters": {
		"answer": "deadletters", "rows": "recent",
		"fields": { "Time": "time", "Reason": "reason", "Kind": "kind", "Name": "name", "From": "from", "To": "to" }
	},
	"traffic": {
		"answer": "sockets",
		"fields": { "Open": "total", "Bytes sent": "bytesSent", "Bytes received": "bytesReceived", "Dropped": "dropped",
			"Refused": "refused" }
	},
	"connections": {
		"answer": "sockets", "rows": "connections",
		"fields": { "Peer": "peer", "Inbound": "inbound", "Linked": "linked", "Format": "transport", "Queued": "queued" }
	}
};

/** The value of a path such as "a.b", or undefined. */
export function at(answer, path) {
	return path.split(".").reduce((value, name) => value?.[name], answer);
}

/** The field of a part of the page. */
export function read(view, answer, label) {
	return at(answer, VIEWS[view].fields[label]);
}

/** The rows of a part of the page. */
export function rowsOf(view, answer) {
	return at(answer, VIEWS[view].rows);
}
