// CodeMirror over the textarea [data-editor]. The textarea stays the form's field: every change is written back.
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { classHighlighter } from "@lezer/highlight";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { nonce, replaceSelection, theme } from "./common.js";

// How a language is read, and how far one level of it is indented.
const languages = { python: [python, 4], nodejs: [javascript, 2] };

function take(area) {
  const [language, indent] = languages[area.dataset.editor] ?? languages.python;
  let writing = false;
  const back = EditorView.updateListener.of((update) => {
    if (!update.docChanged || writing) return;
    area.value = update.state.doc.toString();
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const view = new EditorView({
    doc: area.value,
    extensions: [
      nonce ? EditorView.cspNonce.of(nonce) : [],
      lineNumbers(), highlightActiveLineGutter(), highlightActiveLine(), highlightSpecialChars(),
      history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(), highlightSelectionMatches(),
      replaceSelection, theme, syntaxHighlighting(classHighlighter), language(), indentUnit.of(" ".repeat(indent)), EditorState.tabSize.of(indent),
      EditorState.readOnly.of(area.readOnly),
      EditorView.contentAttributes.of({
        "aria-label": area.dataset.label, "aria-describedby": area.getAttribute("aria-describedby"), spellcheck: "false", tabindex: "0",
      }),
      // Escape hands the next Tab to the page (CodeMirror's own tab focus mode), so nobody is trapped.
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, indentWithTab]),
      back,
    ],
  });
  area.hidden = true;
  area.after(view.dom);
  area.addEventListener("lab:text", (event) => {
    writing = true;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: event.detail.text } });
    writing = false;
  });
}

// Evaluating and building are two tasks, so that a key pressed between them does not wait for both.
setTimeout(() => document.querySelectorAll("textarea[data-editor]:not([hidden])").forEach(take));
