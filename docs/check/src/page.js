// The page: what is pasted or chosen stays in it.

import { check } from "./checking.js";
import { judgeOf } from "./judging.js";
import { sizeFault } from "./reading.js";
import { show, summary } from "./showing.js";
import { finding } from "./telling.js";

const published = globalThis.xborderPublished;
const judge = judgeOf(published);
const [text, file, status, findings] = ["text", "file", "status", "findings"].map((name) =>
  document.getElementById(`check-${name}`),
);

function run() {
  status.textContent = "Checking…";
  findings.replaceChildren();
  // The browser is to show that before it is busy.
  setTimeout(() => {
    tell(check(published, judge, text.value));
  }, 20);
}

function tell(outcome) {
  show(findings, outcome);
  status.textContent = summary(outcome);
  status.dataset.outcome = outcome.empty ? "empty" : outcome.count === 0 ? "good" : "findings";
}

/** The outcome of a file that is not read at all. */
function refusal(found) {
  return { records: 0, findings: [{ ...found, pointer: "" }], count: 1, empty: false };
}

async function take() {
  const chosen = file.files[0];
  if (chosen === undefined) return;
  const tooLarge = sizeFault(published, chosen.size);
  if (tooLarge !== null) {
    tell(refusal(tooLarge));
    return;
  }
  try {
    text.value = new TextDecoder("utf-8", { fatal: true }).decode(await chosen.arrayBuffer());
  } catch {
    tell(refusal(finding(published, "XB-FILE-008", [])));
    return;
  }
  run();
}

function clear() {
  text.value = "";
  file.value = "";
  findings.replaceChildren();
  status.textContent = "";
  delete status.dataset.outcome;
  text.focus();
}

document.getElementById("check-run").addEventListener("click", run);
document.getElementById("check-clear").addEventListener("click", clear);
document.getElementById("check-example").addEventListener("click", () => {
  text.value = published.example;
  run();
});
file.addEventListener("change", take);
