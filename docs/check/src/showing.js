// The outcome on the page. Whatever comes from the pasted text is set as text, never as markup.

/** Fill the place of the findings. */
export function show(place, outcome) {
  place.replaceChildren();
  if (outcome.findings.length > 0) place.append(listOf(outcome.findings));
  const beyond = outcome.count - outcome.findings.length;
  if (beyond > 0) place.append(made("p", `and ${beyond} more; put these right first, and check again.`));
}

/** What is said aloud when the check is done: the result, and not every finding. */
export function summary(outcome) {
  if (outcome.empty) return "There is no record in it. Paste one, or choose a file.";
  const records = counted(outcome.records, "record");
  if (outcome.count === 0) return `Nothing is wrong: ${records} checked.`;
  const findings = counted(outcome.count, "finding");
  return outcome.records === 0 ? `${findings}: it cannot be read as JSON.` : `${findings} in ${records}, listed below.`;
}

function counted(number, word) {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

function listOf(findings) {
  const list = made("ol", "");
  list.append(...findings.map(itemOf));
  return list;
}

function itemOf(finding) {
  const item = made("li", "");
  const link = made("a", finding.code);
  link.href = `../findings/${finding.code}.html`;
  const head = made("p", "");
  head.append(link, ` ${finding.title}`);
  head.className = "check-head";
  item.append(head, placeOf(finding), made("p", finding.message));
  const what = [finding.note, finding.hint].filter(Boolean).join(" ");
  if (what) item.append(made("p", `What to do: ${what}`));
  return item;
}

function placeOf(finding) {
  const place = made("p", finding.record === null || finding.record === undefined ? "" : `Record ${finding.record}, `);
  if (finding.pointer) place.append("at ", made("code", finding.pointer), ", ");
  place.append(finding.line ? `line ${finding.line}, column ${finding.column}` : "the whole of it");
  return place;
}

function made(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
