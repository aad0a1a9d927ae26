// CodeMirror over every textarea [data-policy] in sight: JSON, with findings and offers that come from the server. Outside
// of a [data-document] nobody is asked: then only whether it is JSON is said, in the words of data-says.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, startCompletion } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { json, jsonParseLinter } from "@codemirror/lang-json";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { linter, lintGutter, lintKeymap } from "@codemirror/lint";
import { searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers, tooltips } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { nonce, replaceSelection, theme } from "./common.js";
import { place } from "./policy_places.js";

const SEVERITY = { error: "error", security: "warning", warning: "warning", suggestion: "info" };
const look = EditorView.theme({
  "&.cm-focused": { boxShadow: "0 0 0 2px var(--accent)" },  // around it: line numbers would cover one inside
  ".cm-tooltip": { border: "1px solid var(--line-2)", borderRadius: "8px", backgroundColor: "var(--surface)", color: "var(--ink)", maxWidth: "min(30rem, 90vw)" },
  ".cm-tooltip-autocomplete > ul > li": { minHeight: "1.5rem", fontFamily: "var(--f-mono)" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent-soft)", color: "var(--ink)" },
  ".cm-completionDetail": { color: "var(--ink-3)", fontFamily: "var(--f-sans)", fontStyle: "normal" },
  ".cm-diagnostic": { padding: ".4rem .6rem", fontFamily: "var(--f-sans)", lineHeight: "1.5", overflowWrap: "anywhere" },
  ".cm-diagnosticAction": { minHeight: "1.5rem", padding: ".1rem .5rem", borderRadius: "6px", backgroundColor: "var(--accent)", color: "var(--on-accent)", font: "600 var(--t-xs) var(--f-sans)" },
});

// The page's address, from that of the form's operation.
const address = (area, name) => `${area.form.getAttribute("hx-post").replace(/do\/[^/]+\/$/, "")}${name}/`;

const findings = (area) => linter(async (view) => {
  if (!area.required && !view.state.doc.toString().trim()) return [];  // to leave it empty takes the policy away
  const body = new FormData();
  body.set("text", view.state.doc.toString());
  body.set("kind", area.dataset.policy);
  body.set("csrfmiddlewaretoken", area.form.elements.csrfmiddlewaretoken.value);
  const answer = await fetch(address(area, "lint"), { method: "POST", body }).catch(() => null);
  if (!answer?.ok) return [];
  const label = area.closest("[data-document]").dataset.fix;
  const replace = (text) => (target) => target.dispatch({ changes: { from: 0, to: target.state.doc.length, insert: text } });
  return (await answer.json()).findings.map((found) => ({
    from: found.from, to: found.to, severity: SEVERITY[found.level], message: `${found.title}: ${found.text}`,
    actions: found.fix ? [{ name: label, apply: replace(found.fix) }] : [],
  }));
}, { delay: 700 });

const offers = (area) => async (context) => {
  const here = place(context.state, context.pos);
  if (!here) return null;
  const asked = new URLSearchParams({ kind: here.at, text: context.state.sliceDoc(here.from, context.pos) });
  for (const action of here.actions) asked.append("action", action);
  const answer = await fetch(`${address(area, "complete")}?${asked}`).catch(() => null);
  if (!answer?.ok || context.aborted) return null;
  const apply = (view, offer) => {
    view.dispatch({ changes: { from: here.from, to: here.to, insert: offer.label }, selection: { anchor: here.from + offer.label.length }, userEvent: "input.complete" });
    if (offer.label.endsWith(":")) startCompletion(view);  // a service: its actions are next
  };
  const options = (await answer.json()).offers.map((offer) => ({ ...offer, apply }));
  return { from: here.from, to: here.to, options, filter: false };
};

const wellFormed = (area) => linter((view) => (view.state.doc.toString().trim() ? jsonParseLinter()(view) : [])
  .map((found) => ({ ...found, message: area.dataset.says })));
const helps = (area) => (area.closest("[data-document]")
  ? [findings(area), autocompletion({ override: [offers(area)], activateOnTypingDelay: 150 })] : wellFormed(area));

// What is offered or found stays inside the panel, which would cut it off.
const room = (view) => {
  const box = (view.dom.closest(".panel") ?? document.documentElement).getBoundingClientRect();
  return { left: box.left, right: box.right, top: Math.max(0, box.top), bottom: Math.min(innerHeight, box.bottom) };
};

function take(area) {
  const back = EditorView.updateListener.of((update) => {
    if (!update.docChanged) return;
    area.value = update.state.doc.toString();
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const view = new EditorView({
    doc: area.value,
    extensions: [
      nonce ? EditorView.cspNonce.of(nonce) : [],
      lineNumbers(), highlightSpecialChars(), history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(),
      replaceSelection, look, theme, syntaxHighlighting(classHighlighter), json(), indentUnit.of("  "), EditorState.tabSize.of(2),
      EditorView.contentAttributes.of({ "aria-label": area.labels[0]?.textContent ?? "", spellcheck: "false", tabindex: "0" }),
      tooltips({ tooltipSpace: room }), lintGutter(), helps(area),
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, indentWithTab]),
      back,
    ],
  });
  area.hidden = true;
  area.after(view.dom);
}

const inSight = () => document.querySelectorAll("textarea[data-policy]:not([hidden])").forEach((area) => { if (area.checkVisibility()) take(area); });
document.addEventListener("lab:policies", inSight);
inSight();
