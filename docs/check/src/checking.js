// A pasted text to its findings, each with the record it is in and its line.

import { findNodeAtLocation } from "jsonc-parser";
import { read } from "./reading.js";
import { placeOf, pointerOf } from "./telling.js";

/** How many findings a page can show and somebody can read; the rest are counted. */
const SHOWN = 200;

/** The outcome: how many records, which findings (the first of them with their places), how many in all. */
export function check(published, judge, text) {
  const { documents, faults, empty } = read(published, text);
  const findings = faults.map((fault) => ({ ...fault, pointer: "" }));
  let count = findings.length;
  documents.forEach((document, index) => {
    for (const made of judge(document.value)) {
      if (++count <= SHOWN) findings.push(placed(document, documents.length > 1 ? index + 1 : null, made));
    }
  });
  return { records: documents.length, findings: findings.slice(0, SHOWN), count, empty: empty === true };
}

function placed(document, record, made) {
  const { line, column } = placeOf(document.text, offsetOf(document, made.steps));
  return { ...made, record, pointer: pointerOf(made.steps), line: line + document.firstLine - 1, column };
}

/** Where the value stands, or the innermost that would hold it. */
function offsetOf(document, steps) {
  let node = findNodeAtLocation(document.root, document.way) ?? document.root;
  for (const step of steps) {
    const inner = findNodeAtLocation(node, [node.type === "array" ? Number(step) : step]);
    if (inner === undefined) break;
    node = inner;
  }
  return node.offset;
}
