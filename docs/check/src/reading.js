// From a text to JSON documents, as strictly as the command reads: no key twice, no half characters, bounded in every way.

import { parseTree } from "jsonc-parser";
import { depthBeyond, textFaults } from "./strictness.js";
import { finding, placeOf } from "./telling.js";

const KINDS = {
  1: "a value is not one of JSON (texts need double quotes)",
  2: "a number is not written as JSON writes one",
  3: "a key in double quotes is missing; perhaps there is a comma too many",
  4: "a value is missing, or there is a comma too many",
  5: "a colon is missing after a key",
  6: "a comma or a closing bracket is missing",
  7: "a closing bracket is missing",
  8: "a closing bracket is missing",
  9: "there is more text after the end of the value",
  10: "it holds a comment, which JSON does not have",
  12: "a text is not closed with a double quote",
  14: "a backslash is not followed by an escape that JSON knows",
  15: "a backslash is not followed by an escape that JSON knows",
  16: "a text holds a line end, tab or control character that is not escaped",
};

/** The documents of a pasted text, each with its value and its place, and what keeps the text from being read. */
export function read(published, pasted) {
  const text = pasted.replace(/^\uFEFF/, "");
  const tooLarge = sizeFault(published, new TextEncoder().encode(text).length);
  if (tooLarge !== null) return { documents: [], faults: [tooLarge] };
  if (text.trim() === "") return { documents: [], faults: [], empty: true };
  return isLines(text) ? readLines(published, text) : readWhole(published, text);
}

/** The finding that so many bytes are more than is read, or null. */
export function sizeFault(published, size) {
  const limit = published.limits.json_bytes;
  const mib = (bytes) => Math.ceil((bytes * 10) / 1024 ** 2) / 10;
  return size > limit ? finding(published, "XB-FILE-006", [], { size: mib(size), limit: mib(limit) }) : null;
}

/** JSON Lines: several lines, and each begins an object; laid out over lines, an object's inner lines do not. */
function isLines(text) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 1 && lines.every((line) => line.startsWith("{") && line.trim() !== "{");
}

function readLines(published, text) {
  const read = { documents: [], faults: [] };
  text.split("\n").forEach((line, index) => {
    if (line.trim() === "") return;
    const one = readOne(published, line);
    for (const fault of one.faults) read.faults.push({ ...fault, line: index + 1, column: fault.column });
    if (one.faults.length === 0) read.documents.push({ ...one, text: line, firstLine: index + 1, way: [] });
  });
  return read;
}

function readWhole(published, text) {
  const one = readOne(published, text);
  if (one.faults.length > 0) return { documents: [], faults: one.faults };
  const items = Array.isArray(one.value) ? one.value : null;
  if (items === null) return { documents: [{ ...one, text, firstLine: 1, way: [] }], faults: [] };
  const documents = items.map((value, index) => ({ value, root: one.root, text, firstLine: 1, way: [index] }));
  return { documents, faults: [], empty: items.length === 0 };
}

function readOne(published, text) {
  const at = (code, offset, names) => ({ ...finding(published, code, [], names), ...placeOf(text, offset) });
  const { depth } = published.limits;
  const deep = depthBeyond(text, depth);
  if (deep !== null) return { faults: [at("XB-JSON-006", deep, { limit: depth })] };
  const errors = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const value = parsed(text);
  if (errors.length > 0 || value === undefined) return { faults: [malformed(text, errors[0], at)] };
  return { value, root, faults: textFaults(published, text, root, at) };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function malformed(text, error, at) {
  const offset = error?.offset ?? 0;
  if (/^-?(NaN|Infinity)/.test(text.slice(offset))) return at("XB-JSON-003", offset);
  const atEnd = text.slice(offset).trim() === "" || (error?.error === 12 && !text.slice(offset).includes("\n"));
  const kind = atEnd ? "it ends too early, as if it had been cut off" : KINDS[error?.error];
  return at("XB-JSON-001", offset, { kind: kind ?? "the structure cannot be followed" });
}
