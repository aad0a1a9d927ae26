// The terminal's line ([data-terminal]): Enter runs it when it is finished, the arrow keys recall earlier ones ([data-line]),
// and an answer empties it.
(() => {
  const HERE = /^\s*cat\s*(?:>\s*\S+\s*<<-?\s*(\S+)|<<-?\s*(\S+)\s*>\s*\S+)\s*$/;
  const typing = (event) => event.target.closest?.("[data-terminal] textarea");
  const offered = () => document.querySelector("#terminal-offers:not([hidden])");
  let back = 0, own = "", sent = null;  // how many lines back, and what was typed before going there

  const goesOn = (text) => {  // after a backslash, or inside quotes
    let quote = "";
    for (let at = 0; at < text.length; at += 1) {
      const char = text[at];
      if (char === "\\" && quote !== "'") { at += 1; if (at >= text.length) return true; }
      else if (quote) { if (char === quote) quote = ""; }
      else if (char === "'" || char === '"') quote = char;
      else if (char === "#" && (at === 0 || /\s/.test(text[at - 1]))) { at = text.indexOf("\n", at); if (at < 0) return false; }
    }
    return quote !== "";
  };
  const unfinished = (text) => {
    let command = "", mark = "";
    for (const line of text.split("\n")) {
      if (mark) { if (line.trim() === mark) mark = ""; continue; }
      command = command && goesOn(command) ? `${command}\n${line}` : line;
      const here = line.match(HERE);
      if (here) { mark = (here[1] ?? here[2]).replace(/['"]/g, ""); command = ""; }
    }
    return Boolean(mark) || goesOn(command);
  };
  const write = (area, text) => {
    area.value = text;
    area.setSelectionRange(text.length, text.length);
    area.dispatchEvent(new Event("lab:line", { bubbles: true }));
  };
  const recall = (area, step) => {
    const lines = [...document.querySelectorAll("#terminal-recalled [data-line]")];
    const wanted = Math.min(lines.length, Math.max(0, back + step));
    if (wanted === back) return false;
    if (back === 0) own = area.value;
    back = wanted;
    write(area, back ? lines[back - 1].textContent : own);
    return true;
  };
  document.addEventListener("keydown", (event) => {
    const area = typing(event);
    if (!area || event.isComposing || event.keyCode === 229 || offered()) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === "Enter" && !unfinished(area.value)) {
      event.preventDefault();
      if (area.value.trim()) area.form.requestSubmit(document.getElementById("terminal-run"));
    }
    if (area.selectionStart !== area.selectionEnd) return;
    const before = area.value.slice(0, area.selectionStart), after = area.value.slice(area.selectionEnd);
    if (event.key === "ArrowUp" && !before.includes("\n") && recall(area, 1)) event.preventDefault();
    if (event.key === "ArrowDown" && !after.includes("\n") && recall(area, -1)) event.preventDefault();
  });
  const fit = (area) => { area.rows = Math.min(10, area.value.split("\n").length); };  // where styles cannot
  document.addEventListener("input", (event) => { if (typing(event)) { back = 0; fit(event.target); } });
  document.addEventListener("lab:line", (event) => fit(event.target));
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.detail.elt;
    if (!form.matches("[data-terminal]")) return;
    const aside = event.detail.requestConfig.triggeringEvent?.submitter?.matches("[data-aside]");
    sent = aside ? null : form.querySelector("textarea").value;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt;
    if (!form.matches?.("[data-terminal]")) return;
    const area = form.querySelector("textarea");
    back = 0;
    if (event.detail.xhr.status === 200 && area.value === sent) write(area, "");
    const screen = document.querySelector(".terminal .screen"), line = screen?.querySelector(".line:last-child");
    screen?.scrollTo({ top: 0 });  // which is its end: styles turn it round
    if (line?.offsetHeight > screen?.clientHeight) screen.scrollBy(0, line.getBoundingClientRect().top - screen.getBoundingClientRect().top - 8);
  });
})();
