// What could stand at the cursor of the terminal: Tab or [data-suggest] asks, arrow keys choose, Tab, Enter or a click takes.
// Escape, an empty line and a place where nothing fits leave Tab to the browser: nobody is kept inside.
(() => {
  const list = () => document.getElementById("terminal-offers");
  const isOpen = () => list() && !list().hidden;
  const typing = (event) => event.target.closest?.("[data-terminal] textarea");
  const say = (text) => document.dispatchEvent(new CustomEvent("lab:announce", { detail: { text } }));
  let offers = [], chosen = 0, free = false, asked = 0;

  const close = () => {
    if (!list()) return;
    list().hidden = true;
    list().replaceChildren();
    document.getElementById("terminal-line").removeAttribute("aria-activedescendant");
  };
  const choose = (area, index) => {
    chosen = (index + offers.length) % offers.length;
    [...list().children].forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
    list().children[chosen].scrollIntoView({ block: "nearest" });
    area.setAttribute("aria-activedescendant", `offer-${chosen}`);
  };
  const row = (offer, index) => {
    const item = document.createElement("li"), note = document.createElement("small");
    item.id = `offer-${index}`;
    item.setAttribute("role", "option");
    item.dataset.offer = index;
    note.textContent = offer.note;
    item.append(offer.text, note);
    return item;
  };
  const replace = (area, start, text) => {  // places are counted in characters, not in halves of them
    const from = [...area.value].slice(0, start).join("").length;
    area.setRangeText(text, from, area.selectionEnd, "end");
    area.dispatchEvent(new Event("lab:line", { bubbles: true }));
  };
  const take = (area, index) => {
    const { start, text } = offers[index];
    const more = /[=/:]$/.test(text) || area.value[area.selectionEnd] === " " ? "" : " ";
    close();
    replace(area, start, text + more);
    area.focus();
  };
  const shared = (texts) => {
    let end = 0;
    while (texts.every((text) => text.length > end && text[end] === texts[0][end])) end += 1;
    return texts[0].slice(0, end);
  };
  const show = (area, grow) => {
    const words = list().dataset;
    if (offers.length === 0) { close(); free = true; say(words.none); return; }
    if (offers.length === 1 && grow) { const [{ text }] = offers; take(area, 0); say(text); return; }
    const common = shared(offers.map((offer) => offer.text)), { start } = offers[0];
    if (grow && common.length > [...area.value.slice(0, area.selectionEnd)].length - start) replace(area, start, common);
    list().replaceChildren(...offers.map(row));
    list().hidden = false;
    choose(area, 0);
    say(offers.length === 1 ? words.one : words.many.replace("{n}", offers.length));
  };
  const ask = async (area, grow) => {
    const data = new FormData(area.form), number = asked += 1;
    data.set("as", document.getElementById("as").value);
    data.set("cursor", [...area.value.slice(0, area.selectionEnd)].length);
    const answer = await fetch(area.form.dataset.complete, { method: "POST", body: data }).catch(() => null);
    if (number !== asked || !area.isConnected) return;  // something else was typed meanwhile
    offers = answer?.ok ? (await answer.json()).offers : [];
    show(area, grow);
  };
  document.addEventListener("keydown", (event) => {
    const area = typing(event);
    if (!area || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") { if (isOpen()) event.stopPropagation(); asked += 1; close(); free = true; return; }
    if (event.key === "Tab" && !event.shiftKey && !isOpen()) {
      if (free || !area.value.trim()) return;
      event.preventDefault();
      ask(area, true);
    } else if (isOpen() && !event.shiftKey) {
      if (event.key === "Tab" || event.key === "Enter") { event.preventDefault(); take(area, chosen); }
      if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); choose(area, chosen + (event.key === "ArrowDown" ? 1 : -1)); }
    }
  });
  document.addEventListener("input", (event) => {
    if (!typing(event)) return;
    free = false;
    asked += 1;
    if (isOpen()) ask(event.target, false);
  });
  document.addEventListener("mousedown", (event) => { if (event.target.closest("[data-offer]")) event.preventDefault(); });
  document.addEventListener("click", (event) => {
    const area = document.getElementById("terminal-line");
    const item = event.target.closest("[data-offer]");
    if (item) take(area, Number(item.dataset.offer));
    if (event.target.closest("[data-suggest]")) { area.focus(); ask(area, true); }
  });
  document.addEventListener("focusin", (event) => { if (isOpen() && !typing(event)) close(); if (!typing(event)) free = false; });
})();
