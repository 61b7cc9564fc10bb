// Findings in the words of the catalogue: the same code, message and hint that the command gives for the same fault.

/** The finding of a code, its texts filled by name; `steps` lead to the value, `note` says more than the catalogue can. */
export function finding(published, code, steps, names = {}, note = "") {
  const text = published.texts[code];
  const fill = (template) => template.replace(/\{(\w+)\}/g, (whole, name) => names[name] ?? whole);
  return { code, steps, title: text.title, message: fill(text.message), hint: fill(text.hint), note };
}

/** RFC 6901; a step may be a key or the number of an item. */
export function pointerOf(steps) {
  return steps.map((step) => "/" + String(step).replaceAll("~", "~0").replaceAll("/", "~1")).join("");
}

/** The steps of a JSON Pointer, as texts. */
export function stepsOf(pointer) {
  return pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The line and column of an offset, from 1. */
export function placeOf(text, offset) {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - before.lastIndexOf("\n") };
}
