// What JSON lets pass and two readers may read differently, or what is made to exhaust its reader.

/** The offset at which a text nests more deeply than allowed, or null. */
export function depthBeyond(text, allowed) {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (quoted) {
      if (letter === "\\") at++;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === "{" || letter === "[") {
      if (++depth > allowed) return at;
    } else if (letter === "}" || letter === "]") depth--;
  }
  return null;
}

/** Keys that stand twice, half characters, numbers and texts beyond the limits. */
export function textFaults(published, text, root, at) {
  const { values, string_chars, key_chars, integer_digits } = published.limits;
  const faults = [];
  const waiting = [root];
  let seen = 0;
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node.type === "object") faults.push(...twice(node, at));
    if (node.type === "string") {
      const limit = isKey(node) ? key_chars : string_chars;
      if (!node.value.isWellFormed()) faults.push(at("XB-JSON-005", node.offset));
      if (node.length > limit && [...node.value].length > limit) faults.push(at("XB-JSON-007", node.offset, { limit }));
    }
    if (node.type === "number") faults.push(...numberFaults(text, node, integer_digits, at));
    if (node.type !== "property" && ++seen > values + 1) return [at("XB-JSON-008", node.offset, { limit: values })];
    for (const child of node.children ?? []) {
      if (child !== undefined) waiting.push(child);
    }
  }
  return faults;
}

function isKey(node) {
  return node.parent?.type === "property" && node.parent.children[0] === node;
}

function twice(node, at) {
  const keys = new Set();
  const faults = [];
  for (const property of node.children) {
    const key = property.children[0];
    if (keys.has(key.value)) faults.push(at("XB-JSON-002", key.offset));
    keys.add(key.value);
  }
  return faults;
}

function numberFaults(text, node, limit, at) {
  if (!Number.isFinite(node.value)) return [at("XB-JSON-003", node.offset)];
  const written = text.slice(node.offset, node.offset + node.length);
  return /^-?\d+$/.test(written) && written.replace("-", "").length > limit
    ? [at("XB-JSON-004", node.offset, { limit })]
    : [];
}
