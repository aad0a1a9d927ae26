// The block that is chosen on an address map ([data-map="10.0.0.0/16"]): drawn with what it holds, or what is in its way.
// `map:aim` {x, y, width, height}: the smallest block at a point that is so large. `map:step` {across, down, bits}: its
// neighbour of the same size, or the block there with so many bits more. `map:drop`: none. What is chosen stands in
// data-chosen, why it cannot be a subnet in data-refused.
(() => {
  const [WIDTH, HEIGHT, LARGEST, SMALLEST] = [960, 480, 16, 28];
  const chosen = new WeakMap();
  const place = new CSSStyleSheet();  // an attribute would be taken along by htmx, and refused then
  document.adoptedStyleSheets.push(place);
  const size = (prefix) => 2 ** (32 - prefix);
  const address = (number) => [24, 16, 8, 0].map((bits) => Math.floor(number / 2 ** bits) % 256).join(".");
  const read = (cidr) => {
    const [start, prefix] = cidr.split("/");
    return { first: start.split(".").reduce((sum, part) => sum * 256 + Number(part), 0), prefix: Number(prefix) };
  };

  // Every bit of the address is the left or right, then the upper or lower half.
  const blockAt = (whole, x, y, prefix) => {
    const block = { first: whole.first, prefix, x: 0, y: 0, width: WIDTH, height: HEIGHT };
    for (let bits = whole.prefix + 1; bits <= prefix; bits++) {
      const [side, length, point] = (bits - whole.prefix) % 2 ? ["x", "width", x] : ["y", "height", y];
      block[length] /= 2;
      if (point < block[side] + block[length]) continue;
      block[side] += block[length];
      block.first += size(bits);
    }
    return block;
  };

  const inTheWay = (map, block) => [...map.querySelectorAll("[data-cidr]")].find((part) => {
    const other = read(part.dataset.cidr);
    return block.first < other.first + size(other.prefix) && other.first < block.first + size(block.prefix);
  });

  const words = (text, values) => text.replace(/\[(\w+)\]/g, (_all, name) => values[name]);
  const figure = (number) => number.toLocaleString(document.documentElement.lang);
  const told = (map, block, other) => {
    const [count, last] = [size(block.prefix), block.first + size(block.prefix) - 1];
    if (other) {
      const there = read(other.dataset.cidr);
      const shared = { first: address(Math.max(block.first, there.first)), last: address(Math.min(last, there.first + size(there.prefix) - 1)) };
      return words(map.dataset.clash, { ...shared, cidr: other.dataset.cidr, name: other.dataset.name });
    }
    const holds = { n: figure(count), usable: figure(count - 5) };
    return words(map.dataset.holds, { ...holds, first: address(block.first), fourth: address(block.first + 3), last: address(last) });
  };

  const draw = (map, block) => {
    const [ghost, label, other] = [map.querySelector("[data-ghost]"), map.parentElement.querySelector("[data-map-label]"), inTheWay(map, block)];
    const cidr = `${address(block.first)}/${block.prefix}`;
    chosen.set(map, block);
    map.dataset.chosen = cidr;
    map.dataset.refused = other ? told(map, block, other) : "";
    ghost.setAttribute("display", "inline");
    ghost.classList.toggle("clash", Boolean(other));
    const [whole, first, last] = ghost.children;
    for (const side of ["x", "y", "width", "height"]) whole.setAttribute(side, block[side]);
    for (const [part, x] of [[first, block.x], [last, block.x + block.width - 3]]) {
      part.setAttribute("x", x);
      part.setAttribute("y", block.y + block.height - 5);
    }
    label.hidden = false;
    label.classList.toggle("clash", Boolean(other));
    label.firstElementChild.textContent = cidr;
    label.lastElementChild.textContent = told(map, block, other);
    const [box, frame] = [whole.getBoundingClientRect(), map.parentElement.getBoundingClientRect()];
    const left = Math.min(box.left - frame.left, frame.width - label.offsetWidth);
    const above = box.top - frame.top - label.offsetHeight - 6;
    const top = above > 0 ? above : box.bottom - frame.top + 6;
    place.replaceSync(`[data-map-label] { left: ${Math.max(left, 0)}px; top: ${top}px }`);
  };

  const drop = (map) => {
    chosen.delete(map);
    delete map.dataset.chosen;
    map.querySelector("[data-ghost]").setAttribute("display", "none");
    map.parentElement.querySelector("[data-map-label]").hidden = true;
  };

  document.addEventListener("map:aim", ({ target, detail }) => {
    const whole = read(target.dataset.map);
    let block = blockAt(whole, detail.x, detail.y, SMALLEST);
    const smaller = () => block.width < detail.width || block.height < detail.height;
    while (block.prefix > Math.max(whole.prefix, LARGEST) && smaller()) block = blockAt(whole, detail.x, detail.y, block.prefix - 1);
    draw(target, block);
  });
  document.addEventListener("map:step", ({ target, detail }) => {
    const [whole, block] = [read(target.dataset.map), chosen.get(target)];
    const prefix = Math.min(Math.max(block.prefix + (detail.bits ?? 0), whole.prefix, LARGEST), SMALLEST);
    const inside = (point, end) => Math.min(Math.max(point, 0), end - 1);
    const [x, y] = [block.x + (detail.across ?? 0) * block.width, block.y + (detail.down ?? 0) * block.height];
    draw(target, blockAt(whole, inside(x, WIDTH), inside(y, HEIGHT), prefix));
  });
  document.addEventListener("map:drop", ({ target }) => drop(target));
})();
