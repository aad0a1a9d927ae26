// What every editor of the course has: its colours, typing over a selection, the nonce of the content security policy.
import { EditorView } from "@codemirror/view";

export const nonce = document.querySelector('meta[name="csp-nonce"]')?.nonce ?? "";

// The page's own colours; a stylesheet in layers could not win over CodeMirror's.
export const theme = EditorView.theme({
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
export const replaceSelection = EditorView.domEventHandlers({
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
