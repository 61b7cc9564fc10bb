"use strict";
(() => {
  const filter = document.getElementById("filter");
  if (!filter) return;
  const buttons = [...filter.querySelectorAll("button")];
  const status = document.getElementById("filter-status");
  const show = (chosen) => {
    const kind = chosen.value;
    document.documentElement.dataset.show = kind;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button === chosen));
    const all = document.querySelectorAll(".finding").length;
    const shown = kind === "all" ? all : document.querySelectorAll(`.finding.${kind}`).length;
    status.textContent = kind === "all" ? `All ${all} listed findings are shown.` : `${shown} of ${all} listed findings are shown.`;
  };
  for (const button of buttons) button.addEventListener("click", () => show(button));
  show(buttons[0]);
  filter.hidden = false;
})();
