// Tooltips instead of title attributes, and light on the words that a line of the list was read from.
"use strict";
const tip = document.getElementById("tip");
const marks = [...document.querySelectorAll("main .mark")];
for (const mark of marks) {
  mark.dataset.note = mark.title;
  mark.setAttribute("aria-label", `${mark.textContent}. ${mark.title}`);
  mark.removeAttribute("title");
  const show = () => {
    tip.textContent = mark.dataset.note;
    tip.hidden = false;
    const words = mark.getClientRects()[0];
    const left = Math.min(words.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
    const below = words.bottom + tip.offsetHeight + 12 < window.innerHeight;
    tip.style.left = `${Math.max(8, left) + window.scrollX}px`;
    tip.style.top = `${(below ? words.bottom + 6 : words.top - tip.offsetHeight - 6) + window.scrollY}px`;
  };
  const hide = () => { tip.hidden = true; };
  mark.addEventListener("mouseenter", show);
  mark.addEventListener("focus", show);
  mark.addEventListener("mouseleave", hide);
  mark.addEventListener("blur", hide);
}
const light = (line, on) => {
  const spans = line.dataset.spans.split(" ").map((span) => span.split("-").map(Number));
  for (const mark of marks) {
    const from = Number(mark.dataset.from);
    mark.classList.toggle("lit", on && spans.some(([start, end]) => start <= from && from < end));
  }
};
for (const line of document.querySelectorAll("aside [data-spans]")) {
  line.addEventListener("mouseenter", () => light(line, true));
  line.addEventListener("mouseleave", () => light(line, false));
}
