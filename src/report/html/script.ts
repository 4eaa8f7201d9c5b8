/**
 * What a page can do beside being read: tables that sort, series that hide, values under the pointer,
 * and zoom by drag or by keys. Without it the page is complete.
 */
export const PAGE_SCRIPT = String.raw`(() => {
"use strict";
const all = (what, where = document) => [...where.querySelectorAll(what)];
const make = (name, text = "") => Object.assign(document.createElement(name), { textContent: text });
const button = (text) => Object.assign(make("button", text), { type: "button" });
const data = JSON.parse(document.getElementById("page-data").textContent);
const brief = (v) => String(Number(v.toPrecision(3)));
const numbers = (text) => text.split(" ").map(Number);

// an axis as the figure states it: kind, lower end, upper end
const axis = (text) => {
  const [kind, low, high] = text.split(" ");
  const isLog = kind !== "linear", to = (v) => (isLog ? Math.log(v) : Number(v));
  const [a, b] = [to(low), to(high)];
  const back = (p) => a + p * (b - a);
  return { place: (v) => (to(v) - a) / (b - a), value: (p) => (isLog ? Math.exp(back(p)) : back(p)) };
};

// tables: a click on a head sorts, a second one the other way round; what is not a number stays last
const number = (text) => (/^[-−+]?[\d.]/.test(text) ? parseFloat(text.replace("−", "-")) : NaN);
for (const table of all("table")) {
  const body = table.tBodies[0];
  if (body.rows.length < 2) continue;
  for (const head of all("thead th", table)) {
    const k = head.cellIndex, by = button(head.textContent);
    head.replaceChildren(by);
    by.addEventListener("click", () => {
      const turn = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of all("th", table)) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", turn > 0 ? "ascending" : "descending");
      const key = (row) => row.cells[k].textContent;
      const order = (a, b) => {
        const [x, y] = [number(key(a)), number(key(b))];
        if (isNaN(x) !== isNaN(y)) return isNaN(x) ? 1 : -1;
        return turn * (isNaN(x) ? (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) : x - y);
      };
      body.append(...[...body.rows].sort(order));
    });
  }
}

// the performance profile of the optimizers that are shown: the least cost is that of one of them
const profile = (section, hidden) => {
  if (section.dataset.profile !== "performance" || data.ratios.length === 0) return;
  const plot = section.querySelector("svg svg");
  const [, , width, height] = numbers(plot.dataset.whole);
  const x = axis(plot.dataset.x), shown = data.ratios.filter((_, s) => !hidden.has(s));
  const least = data.ratios[0].map((_, p) => Math.min(...shown.map((row) => row[p] ?? Infinity)));
  data.ratios.forEach((row, s) => {
    const line = plot.querySelector('[data-s="' + s + '"] path');
    if (!line || hidden.has(s)) return;
    const own = row.flatMap((r, p) => (r === null ? [] : [r / least[p]])).sort((a, b) => a - b);
    let d = "M0 " + height;
    own.forEach((r, k) => {
      const at = Math.min(1, Math.max(0, x.place(r)));
      d += "H" + Math.round(at * width) + "V" + Math.round((1 - (k + 1) / row.length) * height);
    });
    line.setAttribute("d", d + "H" + width);
  });
};

// a button for each series of a section
const hiddenIn = new Map();
for (const section of all("section[data-series]")) {
  const series = JSON.parse(section.dataset.series), figure = section.querySelector("figure");
  if (!figure || series.length < 2) continue;
  const hidden = new Set(), row = make("p");
  hiddenIn.set(section.id, hidden);
  row.className = "series";
  for (const [s, label] of series) {
    const by = button(label);
    by.setAttribute("aria-pressed", "true");
    const mark = make("span");
    mark.className = "s" + (s % 7);
    by.prepend(mark);
    by.addEventListener("click", () => {
      if (!hidden.delete(s)) hidden.add(s);
      by.setAttribute("aria-pressed", String(!hidden.has(s)));
      for (const one of all('[data-s="' + s + '"]', section)) one.classList.toggle("off", hidden.has(s));
      profile(section, hidden);
    });
    row.append(by);
  }
  figure.before(row);
}

// the name of a figure is not to pop up over what the pointer shows; it stands in aria-label as well
for (const title of all("figure > svg > title")) title.remove();

const tip = make("div");
tip.id = "tip";
tip.hidden = true;
document.body.append(tip);

const curveLines = (curves, x, id) =>
  curves.flatMap(([s, label, t, y]) => {
    if (hiddenIn.get(id)?.has(s)) return [];
    const k = t.findLastIndex((one) => one <= x);
    return [(k < 0 || y[k] === null ? "-" : brief(y[k])).padEnd(10) + label];
  });

for (const plot of all("figure svg svg[data-x]")) {
  const root = plot.ownerSVGElement, section = plot.closest("section");
  const whole = numbers(plot.getAttribute("viewBox")), [, , W, H] = whole;
  plot.dataset.whole = whole.join(" ");
  const axes = { x: axis(plot.dataset.x), y: axis(plot.dataset.y) };
  const n = (name) => Number(plot.getAttribute(name));
  let view = whole, from = null;
  // where a pointer is, as shares of the plot from its upper left corner
  const share = (event) => {
    const to = root.getScreenCTM();
    return [(event.clientX - to.e) / to.a - n("x"), (event.clientY - to.f) / to.d - n("y")]
      .map((one, k) => one / [n("width"), n("height")][k]);
  };
  const isInside = (at) => at.every((one) => one >= 0 && one <= 1);
  const valueAt = ([x, y]) => [axes.x.value((view[0] + x * view[2]) / W), axes.y.value(1 - (view[1] + y * view[3]) / H)];

  // the labels and the target line stand in the frame, before the plot
  const labels = [], found = new Set();
  let rule = null;
  for (let one = plot.previousElementSibling; one && found.size < 2; one = one.previousElementSibling) {
    if ("rule" in one.dataset) rule = one;
    const which = one.dataset.axis;
    if (!which || found.has(which)) continue;
    found.add(which);
    for (const text of all("text", one)) labels.push([which, text, [...text.childNodes]]);
  }
  const back = button("whole view");
  back.hidden = true;
  const show = (box) => {
    view = box;
    plot.setAttribute("viewBox", box.join(" "));
    const isWhole = box === whole;
    back.hidden = all("svg svg[data-x]", root.parentElement).every((one) => one.getAttribute("viewBox") === one.dataset.whole);
    for (const [which, text, nodes] of labels) {
      if (isWhole) { text.replaceChildren(...nodes); continue; }
      const place = which === "x" ? (Number(text.getAttribute("x")) - n("x")) / n("width")
        : (Number(text.getAttribute("y")) - 4.5 - n("y")) / n("height");
      text.textContent = brief(valueAt([place, place])[which === "x" ? 0 : 1]);
    }
    if (rule) {
      const at = axes.y.place(rule.dataset.rule), now = ((1 - at) * H - view[1]) / view[3];
      rule.setAttribute("transform", "translate(0 " + (now - 1 + at) * n("height") + ")");
      rule.classList.toggle("off", now < 0 || now > 1);
    }
  };
  const reset = () => show(whole);
  back.addEventListener("click", reset);
  root.after(back);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") reset(); });
  root.addEventListener("dblclick", reset);

  // keys for those who do not drag: nearer, farther, and along the axes
  const move = (right, down, size) => {
    const [x, y, w, h] = view, [u, v] = [Math.min(W, w * size), Math.min(H, h * size)];
    const within = (at, most) => Math.min(most, Math.max(0, at));
    const left = within(x + (w - u) / 2 + right * w, W - u), top = within(y + (h - v) / 2 + down * h, H - v);
    show(u === W && v === H ? whole : [left, top, u, v]);
  };
  const moves = { "+": [0, 0, 0.5], "=": [0, 0, 0.5], "-": [0, 0, 2], ArrowLeft: [-0.25, 0, 1], ArrowRight: [0.25, 0, 1], ArrowUp: [0, -0.25, 1], ArrowDown: [0, 0.25, 1] };
  root.setAttribute("tabindex", "0");
  root.addEventListener("keydown", (event) => {
    const by = moves[event.key];
    // unzoomed, the arrows scroll the page
    if (!by || event.ctrlKey || event.metaKey || event.altKey || (view === whole && by[2] === 1)) return;
    event.preventDefault();
    move(...by);
  });

  const box = document.createElementNS(root.namespaceURI, "rect");
  box.setAttribute("class", "zoom");
  const corners = (a, b) => [0, 1].map((k) => [a[k], b[k]].map((one) => Math.min(1, Math.max(0, one))).sort((p, q) => p - q));
  root.addEventListener("pointerdown", (event) => {
    const at = share(event);
    if (event.button === 0 && isInside(at)) { from = at; event.preventDefault(); }
  });
  window.addEventListener("pointerup", (event) => {
    if (!from) return;
    const [x, y] = corners(from, share(event));
    from = null;
    box.remove();
    if (x[1] - x[0] < 0.02 || y[1] - y[0] < 0.02) return;
    show([view[0] + x[0] * view[2], view[1] + y[0] * view[3], (x[1] - x[0]) * view[2], (y[1] - y[0]) * view[3]]);
  });
  // the browser has taken the gesture to scroll
  window.addEventListener("pointercancel", () => { from = null; box.remove(); });
  root.addEventListener("pointerleave", () => { tip.hidden = true; });
  root.addEventListener("pointermove", (event) => {
    const at = share(event);
    if (from) {
      const [x, y] = corners(from, at), [w, h] = [n("width"), n("height")];
      const set = { x: n("x") + x[0] * w, y: n("y") + y[0] * h, width: (x[1] - x[0]) * w, height: (y[1] - y[0]) * h };
      for (const key in set) box.setAttribute(key, set[key]);
      root.append(box);
    }
    if (!isInside(at)) { if (event.target === root) tip.hidden = true; return; }
    const [x, y] = valueAt(at), curves = data.curves[section.id];
    const isCurves = curves && plot.closest("figure").dataset.figure === "curves";
    tip.textContent = isCurves
      ? ["iteration " + Math.max(0, Math.floor(x)), ...curveLines(curves, x, section.id)].join("\n")
      : brief(x) + ", " + brief(y);
    tip.hidden = false;
    tip.style.setProperty("left", Math.max(4, Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 4)) + "px");
    tip.style.setProperty("top", Math.max(4, Math.min(event.clientY + 14, innerHeight - tip.offsetHeight - 4)) + "px");
  });
}
})();`;
