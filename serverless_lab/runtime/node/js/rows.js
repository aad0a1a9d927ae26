// How the parts of an inspected value stand in one line or in several, as Node lays them out.
(lab) => {
  "use strict";
  const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\ud83c-\ud83e][\udc00-\udfff]/g;
  const width = (text) => text.length + (text.match(wide) ?? []).filter((part) => part.length === 1).length;

  // Long lists of short things stand in columns, numbers to the right.
  const grouped = (output, context, value) => {
    const extra = value !== undefined && context.options.maxArrayLength < value.length ? 1 : 0;
    const count = output.length - extra;
    if (count <= 6) return output;
    const lengths = output.slice(0, count).map((text) => width(text) + 2);
    const longest = Math.max(...lengths);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    if (longest * 3 + context.indent >= context.options.breakLength || (total / longest <= 5 && longest > 8)) return output;
    const typical = Math.max(longest - 3 - Math.sqrt(longest - total / output.length), 1);
    const columns = Math.min(
      Math.round(Math.sqrt(2.5 * typical * count) / typical),
      Math.floor((context.options.breakLength - context.indent) / longest), context.options.compact * 4, 15);
    if (columns <= 1) return output;
    const widths = [];
    for (let column = 0; column < columns; column++) {
      let most = 0;
      for (let at = column; at < count; at += columns) most = Math.max(most, lengths[at]);
      widths.push(most);
    }
    const right = value !== undefined && value.every((item) => typeof item === "number" || typeof item === "bigint");
    const rows = [];
    for (let start = 0; start < count; start += columns) {
      const end = Math.min(start + columns, count);
      let row = "";
      for (let at = start; at < end; at++) {
        const last = at === end - 1;
        const text = last ? output[at] : `${output[at]}, `;
        const room = widths[at - start] - (last ? 2 : 0);
        row += right ? " ".repeat(Math.max(0, room - width(text))) + text
          : last ? text : text + " ".repeat(Math.max(0, room - width(text)));
      }
      rows.push(row);
    }
    if (extra) rows.push(output[count]);
    return rows;
  };

  lab.joined = (output, start, braces, kind, context, value) => {
    const { compact, breakLength } = context.options;
    if (compact === false || compact === 0) {
      return `${start ? `${start} ` : ""}${braces[0]}\n${" ".repeat(context.indent)}  ${output.join(`,\n${" ".repeat(context.indent)}  `)}\n${" ".repeat(context.indent)}${braces[1]}`;
    }
    const entries = output.length;
    const rows = kind === "array" && entries > 6 ? grouped(output, context, value) : output;
    if (context.deepest - context.depth < compact && entries === rows.length) {
      const room = rows.length + context.indent + braces[0].length + start.length + 10;
      const length = rows.reduce((sum, row) => sum + row.length, rows.length + room);
      if (length <= breakLength && !rows.some((row) => row.includes("\n")) && !start.includes("\n")) {
        return `${start ? `${start} ` : ""}${braces[0]} ${rows.join(", ")} ${braces[1]}`;
      }
    }
    const indent = `\n${" ".repeat(context.indent)}`;
    return `${start ? `${start} ` : ""}${braces[0]}${indent}  ${rows.join(`,${indent}  `)}${indent}${braces[1]}`;
  };
};
