// Where in a policy the cursor stands: which kind of thing is typed there, and the actions of its statement.
import { syntaxTree } from "@codemirror/language";

const read = (state, node) => {
  const text = state.sliceDoc(node.from, node.to);
  try { return JSON.parse(text); } catch { return text.replace(/^"|"$/g, ""); }
};

// The names of the members around a node, outermost first; lists do not count.
function path(state, node) {
  const names = [];
  for (let at = node.parent; at; at = at.parent) {
    if (at.name === "Property" && at.firstChild?.name === "PropertyName" && at.firstChild.from !== node.from) names.unshift(read(state, at.firstChild));
  }
  return names;
}

const NAMES = [
  [[], "part"], [["Statement"], "element"], [["Statement", "Condition"], "operator"],
  [["Statement", "Condition", null], "key"], [["Statement", "Principal"], "principal-kind"],
];
const VALUES = [
  [["Version"], "version"], [["Statement", "Effect"], "effect"], [["Statement", "Action"], "action"], [["Statement", "NotAction"], "action"],
  [["Statement", "Resource"], "resource"], [["Statement", "NotResource"], "resource"], [["Statement", "Principal", null], "principal"],
  [["Statement", "Condition", "Bool", null], "boolean"], [["Statement", "Condition", "Null", null], "boolean"],
];
const kindOf = (table, names) =>
  table.find(([wanted]) => wanted.length === names.length && wanted.every((name, i) => name === null || name === names[i]))?.[1];

function statement(state, node) {
  for (let at = node; at; at = at.parent) {
    if (at.name === "Object" && path(state, at).join() === "Statement") return at;
  }
  return null;
}

function actions(state, node) {
  const found = [];
  for (const member of statement(state, node)?.getChildren("Property") ?? []) {
    if (!/^(Not)?Action$/.test(read(state, member.firstChild))) continue;
    member.cursor().iterate((each) => { if (each.name === "String") found.push(read(state, each)); });
  }
  return found;
}

// { at, from, to, actions } of the text in quotes that the cursor is in; null elsewhere.
export function place(state, pos) {
  const node = syntaxTree(state).resolveInner(pos, -1);
  if (!["String", "PropertyName"].includes(node.name) || pos === node.from) return null;
  const at = kindOf(node.name === "String" ? VALUES : NAMES, path(state, node));
  const closed = node.to - node.from > 1 && state.sliceDoc(node.to - 1, node.to) === '"';
  if (!at || (closed && pos === node.to)) return null;
  return { at, from: node.from + 1, to: closed ? node.to - 1 : node.to, actions: actions(state, node) };
}
