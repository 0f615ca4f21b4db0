/*
 * The live page of the actor runtime: asks the endpoints beside its own, as often as it was told to, and
 * shows their answers. It does nothing that the endpoints do not let the one who is logged in do.
 */
import { element, markLine, setText, showFigures, showProblem, showTable } from "./show";
import { read, rowsOf } from "./views";

const OVERVIEW = new URL("overview", import.meta.url);

const NO_ANSWER = 0;

/* A page never takes more than a fifth of the time of those that answer it */
const PAUSE_FACTOR = 4;

const page = { live: true, interval: 1000, turn: 0, timer: undefined, offset: 0, selected: null, endpoints: {},
	handled: new Map() };

/* ---- asking ---- */

class Refusal extends Error {

	constructor(status) {
		super(`Status ${status}`);
		this.status = status;
	}

}

async function ask(url, options = {}) {
	const request = { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(10_000), ...options };
	// Spring Security answers scripts 401 without a login dialog
	request.headers = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest", ...options.headers };
	const response = await fetch(url, request).catch(() => {
		throw new Refusal(NO_ANSWER);
	});
	// A login page that the server leads to
	if (response.type === "opaqueredirect") {
		throw new Refusal(401);
	}
	if (!response.ok) {
		throw new Refusal(response.status);
	}
	return response.json();
}

function explain(problem, id) {
	switch (problem.status) {
		case NO_ANSWER:
			return "No answer: the application has stopped, starts anew or cannot be reached. What is shown is old.";
		case 401:
			return "401: a login is missing or has ended. Load this page again to log in.";
		case 403:
			return `403: the security rules of the application keep this login from the endpoint '${id}'.`
				+ " A change may also need a CSRF token, which this page sends if there is a cookie XSRF-TOKEN.";
		case 404:
			return notExposed(id);
		case 405:
			return `405: read only. Set management.endpoint.${id}.access=unrestricted to change something.`;
		case undefined:
			return `The endpoint '${id}' cannot be asked, or its answer makes no sense: ${problem.message}.`;
		default:
			return `The endpoint '${id}' answered with status ${problem.status}. The log of the application tells more.`;
	}
}

function notExposed(id) {
	return `The endpoint '${id}' is not there. Add '${id}' to management.endpoints.web.exposure.include;`
		+ ` management.endpoint.${id}.access must not be 'none'.`;
}

function explainDetail(problem, id) {
	const ended = problem.status === 404 && page.endpoints[id];
	return ended ? "No living process bears this id: it has ended." : explain(problem, id);
}

const mayWrite = () => page.endpoints.processes?.write === true;

/** The overview tells where the endpoints are, and only of those that are there. */
function urlOf(id, ...segments) {
	if (!page.endpoints[id]) {
		throw new Refusal(404);
	}
	return new URL([page.endpoints[id].path, ...segments.map(encodeURIComponent)].join("/"), document.baseURI);
}

function urlOfProcesses() {
	const url = urlOf("processes");
	const wanted = { offset: page.offset, limit: element("limit").value, sort: element("sort").value,
		state: element("process-state").value, name: element("name").value };
	Object.keys(wanted).filter((name) => wanted[name] !== "").forEach((name) => url.searchParams.set(name, wanted[name]));
	return url;
}

function urlOfProcess(id) {
	const segments = id.split("/");
	if (segments.some((segment) => ["", ".", ".."].includes(segment)) || !id.isWellFormed()) {
		throw new Error("a URL cannot hold this id");
	}
	return urlOf("processes", ...segments);
}

/* ---- showing ---- */

function showOverview(answer) {
	page.interval = read("settings", answer, "refresh");
	page.endpoints = read("settings", answer, "endpoints");
	element("live").hidden = page.interval === 0;
	setText(element("address"), read("settings", answer, "address") ?? "not started");
	showState(read("settings", answer, "state"));
	setText(element("updated"), `Updated ${new Date().toLocaleTimeString()}`);
	showFigures("figures", answer);
	for (const view of ["stuck", "late"]) {
		const rows = rowsOf(view, answer);
		element(`${view}-section`).hidden = rows.length === 0;
		showTable(view, rows, { key: (row) => read(view, row, "Id"), open });
	}
}

function showState(state) {
	setText(element("state"), state);
	element("state").dataset.state = state;
}

const idOf = (row) => read("processes", row, "Id");

function showProcesses(answer) {
	const rows = rowsOf("processes", answer);
	const total = read("page", answer, "total");
	const offset = read("page", answer, "offset");
	showTable("processes", withRates(rows), { key: idOf, after: { "Handled/s": "perSecond" }, open });
	markLine("processes", page.selected);
	setText(element("range"), rows.length ? `${offset + 1} to ${offset + rows.length} of ${total}` : `None of ${total}`);
	element("previous").disabled = offset === 0;
	element("next").disabled = offset + rows.length >= total;
}

/** How many events each process handled in a second since the answer before. */
function withRates(rows) {
	const now = performance.now();
	const before = page.handled;
	page.handled = new Map(rows.map((row) => [idOf(row), { count: read("processes", row, "Handled"), time: now }]));
	return rows.map((row) => {
		const last = before.get(idOf(row));
		const count = read("processes", row, "Handled") - last?.count;
		return { ...row, perSecond: last ? Math.max(0, Math.round(count * 1000 / (now - last.time))) : null };
	});
}

function showDetail(answer) {
	const suspended = read("detail", answer, "State") === "SUSPENDED";
	const events = Object.entries(rowsOf("events", answer)).map(([kind, counts]) => ({ kind, ...counts }));
	const lost = rowsOf("lost", answer).toReversed();
	element("actions").hidden = !mayWrite();
	element("read-only").hidden = mayWrite();
	element("suspend").disabled = suspended;
	element("resume").disabled = !suspended;
	showFigures("detail", answer);
	showTable("events", events, { key: (row) => row.kind, before: { "Kind": "kind" } });
	element("lost-none").hidden = lost.length > 0;
	showTable("lost", lost);
}

function showLetters(answer) {
	showFigures("letter-counts", answer);
	showTable("letters", rowsOf("letters", answer).toReversed());
}

function showSockets(answer) {
	showFigures("traffic", answer);
	showTable("connections", rowsOf("connections", answer));
}

/* ---- the turns of the page ---- */

/** Asks for a part of the page and shows it, unless a later turn has begun meanwhile. */
async function showPart(part, turn) {
	let problem = null;
	try {
		const answer = await ask(part.url());
		if (turn === page.turn) {
			part.show(answer);
		}
	}
	catch (failure) {
		problem = (part.explain ?? explain)(failure, part.id);
	}
	if (turn === page.turn) {
		showProblem(part.section, problem);
	}
	return turn === page.turn && problem === null;
}

async function refresh() {
	const turn = ++page.turn;
	const overview = { section: "overview", id: "actorconsole", url: () => OVERVIEW, show: showOverview };
	if (await showPart(overview, turn)) {
		await Promise.all([
			showPart({ section: "processes", id: "processes", url: urlOfProcesses, show: showProcesses }, turn),
			showPart({ section: "deadletters", id: "deadletters", url: () => urlOf("deadletters"), show: showLetters }, turn),
			showPart({ section: "sockets", id: "sockets", url: () => urlOf("sockets"), show: showSockets }, turn),
			refreshDetail(turn)
		]);
	}
	else if (turn === page.turn) {
		showState("UNKNOWN");
	}
}

async function refreshDetail(turn) {
	if (page.selected !== null) {
		const shown = await showPart({ section: "detail", id: "processes", url: () => urlOfProcess(page.selected),
			show: showDetail, explain: explainDetail }, turn);
		if (turn === page.turn) {
			element("detail-content").hidden = !shown;
		}
	}
}

async function turn() {
	const began = performance.now();
	clearTimeout(page.timer);
	await refresh();
	clearTimeout(page.timer);
	if (page.live && page.interval > 0 && !document.hidden) {
		page.timer = setTimeout(turn, Math.max(page.interval, PAUSE_FACTOR * (performance.now() - began)));
	}
}

function setLive(live) {
	page.live = live;
	element("live").setAttribute("aria-pressed", String(live));
	clearTimeout(page.timer);
	if (live) {
		turn();
	}
}

/* ---- what operators do ---- */

function open(id) {
	history.pushState(null, "", `#${encodeURIComponent(id.toWellFormed())}`);
	followHash();
	element("detail-title").focus();
}

function close() {
	history.pushState(null, "", location.pathname + location.search);
	followHash();
	element("processes-title").focus();
}

/** The address of the page names the process that is shown, so that it can be passed on. */
function followHash() {
	page.selected = idOfHash();
	element("detail-section").hidden = page.selected === null;
	element("detail-content").hidden = true;
	setText(element("outcome"), "");
	setText(element("detail-title"), `Process ${page.selected ?? ""}`);
	showProblem("detail", null);
	markLine("processes", page.selected);
	turn();
}

function idOfHash() {
	try {
		return decodeURIComponent(location.hash.slice(1)) || null;
	}
	catch (malformed) {
		return null;
	}
}

function confirmed(button, id) {
	const dialog = element("confirm");
	setText(element("confirm-title"), `${button.textContent} ${id}?`);
	setText(element("confirm-text"), button.dataset.effect);
	setText(element("confirm-yes"), button.textContent);
	dialog.returnValue = "";
	dialog.showModal();
	return new Promise((resolve) => {
		dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
	});
}

async function act(button) {
	const id = page.selected;
	const action = button.dataset.action;
	if (!await confirmed(button, id)) {
		return;
	}
	try {
		const headers = { "Content-Type": "application/json", ...csrfToken() };
		await ask(urlOfProcess(id), { method: "POST", headers, body: JSON.stringify({ action }) });
		setText(element("outcome"), `${button.textContent} ${id}: accepted.`);
	}
	catch (problem) {
		setText(element("outcome"), `${button.textContent} ${id}: ${refusalOf(problem)}`);
	}
	element("detail-title").focus();
	turn();
}

function refusalOf(problem) {
	return (problem.status === 409) ? "409: this does not fit its state, or its supervision never restarts it."
		: explainDetail(problem, "processes");
}

/** Spring Security's convention for pages with scripts. */
function csrfToken() {
	const cookie = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]+)/);
	return cookie ? { "X-XSRF-TOKEN": decodeURIComponent(cookie[1]) } : {};
}

function turnPage(direction) {
	page.offset = Math.max(0, page.offset + direction * Number(element("limit").value));
	turn();
}

function start() {
	const on = (id, event, action) => element(id).addEventListener(event, action);
	for (const [id, event] of [["name", "input"], ["process-state", "change"], ["sort", "change"], ["limit", "change"]]) {
		on(id, event, () => turnPage(-Infinity));
	}
	on("previous", "click", () => turnPage(-1));
	on("next", "click", () => turnPage(1));
	on("refresh", "click", turn);
	on("live", "click", () => setLive(!page.live));
	on("close", "click", close);
	on("confirm-yes", "click", () => element("confirm").close("yes"));
	on("confirm-no", "click", () => element("confirm").close());
	for (const button of element("actions").children) {
		button.addEventListener("click", () => act(button));
	}
	document.addEventListener("visibilitychange", () => !document.hidden && page.live && turn());
	addEventListener("hashchange", followHash);
	followHash();
}

// Another site could lay the buttons under its own
if (window.top === window.self) {
	start();
}
else {
	document.body.replaceChildren("The actor console is not shown inside a frame.");
}
