/*
 * Puts values into the page. Ids and names of messages come from strangers, so each is put in as text.
 */
import { VIEWS, at } from "./views";

const UNLIMITED = 2 ** 31 - 1;

const numbers = new Intl.NumberFormat();

export const element = (id) => document.getElementById(id);

/** Leaves alone what is the same, so that a selection or a screen reader stays where it is. */
export function setText(node, text) {
	if (node.textContent !== text) {
		node.textContent = text;
	}
}

export function showProblem(section, text) {
	const place = element(`${section}-problem`);
	setText(place, text ?? "");
	place.hidden = !text;
}

export function showFigures(view, answer) {
	const list = element(view);
	Object.entries(VIEWS[view].fields).forEach(([label, path], index) => {
		const entry = list.children[index] ?? list.appendChild(newFigure(label));
		setText(entry.lastChild, format(at(answer, path), path));
	});
}

/**
 * Shows rows, and keeps the lines of those that stay, so that the focus stays too.
 * @param options.key tells the key of a row; its number if not given
 * @param options.before fields before those of the view
 * @param options.after fields after those of the view
 * @param options.open is called with the key of a line that is opened
 */
export function showTable(view, rows, options = {}) {
	const table = element(view);
	const fields = Object.entries({ ...options.before, ...VIEWS[view].fields, ...options.after });
	const body = table.tBodies[0] ?? newTable(table, fields);
	const keys = rows.map(options.key ?? ((row, index) => String(index)));
	const kept = keepLines(body, new Set(keys));
	const focused = document.activeElement;
	rows.forEach((row, index) => {
		const line = kept.get(keys[index]) ?? newLine(keys[index], fields, options.open);
		// Two rows may bear one key
		kept.delete(keys[index]);
		if (body.rows[index] !== line) {
			body.insertBefore(line, body.rows[index] ?? null);
		}
		fields.forEach(([, path], column) => showCell(table, line, column, at(row, path), path));
	});
	while (body.rows.length > rows.length) {
		body.lastElementChild.remove();
	}
	if (focused !== document.activeElement && focused.isConnected) {
		focused.focus();
	}
}

function keepLines(body, keys) {
	const lines = Array.from(body.rows);
	lines.filter((line) => !keys.has(line.dataset.key)).forEach((line) => line.remove());
	return new Map(lines.map((line) => [line.dataset.key, line]));
}

export function markLine(table, key) {
	for (const line of element(table).tBodies[0]?.rows ?? []) {
		line.setAttribute("aria-current", String(line.dataset.key === key));
	}
}

export function format(value, path = "") {
	if (value === null || value === undefined) {
		return "–";
	}
	if (path.endsWith("Millis")) {
		return (value < 10_000) ? `${numbers.format(value)} ms` : `${numbers.format(Math.round(value / 1000))} s`;
	}
	if (path === "time") {
		return new Date((typeof value === "number") ? value * 1000 : value).toLocaleString();
	}
	if (Array.isArray(value)) {
		return value.join("\n") || "–";
	}
	switch (typeof value) {
		case "boolean":
			return value ? "yes" : "no";
		case "number":
			return (value >= UNLIMITED && path.endsWith("workers")) ? "unlimited" : numbers.format(value);
		case "object":
			return Object.entries(value).map(([name, inner]) => `${name}: ${format(inner)}`).join("\n") || "–";
		default:
			return String(value);
	}
}

function create(name, text = "") {
	const created = document.createElement(name);
	created.textContent = text;
	return created;
}

function newFigure(label) {
	const entry = create("div");
	entry.append(create("dt", label), create("dd"));
	return entry;
}

function newTable(table, fields) {
	const head = table.createTHead().insertRow();
	fields.forEach(([label]) => {
		head.appendChild(create("th", label)).scope = "col";
	});
	return table.createTBody();
}

function newLine(key, fields, open) {
	const line = create("tr");
	line.dataset.key = key;
	fields.forEach((field, column) => line.appendChild(create((column === 0) ? "th" : "td")));
	line.cells[0].scope = "row";
	if (open) {
		const button = line.cells[0].appendChild(create("button"));
		button.type = "button";
		button.className = "link";
		button.addEventListener("click", () => open(key));
	}
	return line;
}

function showCell(table, line, column, value, path) {
	const cell = line.cells[column];
	setText(cell.firstElementChild ?? cell, format(value, path));
	if (typeof value === "number") {
		cell.classList.add("number");
		table.tHead.rows[0].cells[column].classList.add("number");
	}
}
