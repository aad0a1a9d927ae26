// CodeMirror over the textarea [data-editor]. The textarea stays the form's field: every change is written back.
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { classHighlighter } from "@lezer/highlight";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";

const nonce = document.querySelector('meta[name="csp-nonce"]')?.nonce ?? "";

// The page's own colours; a stylesheet in layers could not win over CodeMirror's.
const theme = EditorView.theme({
  "&": { flex: "1", minHeight: "14rem", color: "var(--ink)", backgroundColor: "var(--surface)", fontSize: "var(--t-sm)" },
  "&.cm-focused": { outline: "2px solid transparent", boxShadow: "inset 0 0 0 2px var(--accent)" },
  ".cm-scroller": { fontFamily: "var(--f-mono)", lineHeight: "1.65", fontVariantLigatures: "none", overflow: "auto", scrollbarWidth: "thin" },
  ".cm-content": { paddingBlock: ".5rem", caretColor: "var(--ink)" },
  ".cm-gutters": { border: "0", color: "var(--ink-3)", backgroundColor: "var(--surface)", paddingInlineStart: ".4rem" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter": { backgroundColor: "color-mix(in oklab, var(--accent-soft) 50%, transparent)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { backgroundColor: "var(--accent-soft)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-soft)", outline: "1px solid var(--accent)" },
  ".cm-panels": { color: "var(--ink)", backgroundColor: "var(--surface-2)", borderColor: "var(--line)" },
  ".cm-textfield": { borderColor: "var(--control)", backgroundColor: "var(--surface)" },
});

// Text typed over a selection: left to itself the browser writes inline styles into what it replaces, which the content
// security policy refuses. Input methods that are still composing are not disturbed.
const replaceSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main;
    if (empty || event.inputType !== "insertText" || !event.data || event.isComposing || view.composing) return false;
    const insert = () => view.state.update(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
    const taken = view.state.facet(EditorView.inputHandler).some((handler) => handler(view, from, to, event.data, insert));
    if (!taken) view.dispatch(insert());
    event.preventDefault();
    return true;
  },
});

function take(area) {
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
      replaceSelection, theme, syntaxHighlighting(classHighlighter), python(), indentUnit.of("    "), EditorState.tabSize.of(4),
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
