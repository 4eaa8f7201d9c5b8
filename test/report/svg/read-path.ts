/** The places that path data of relative moves and lines in tenths lead to, in pixels. */
export function placesOf(data: string): [number, number][] {
  const places: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [, letter, numbers] of data.matchAll(/([mlhv])([^mlhv]*)/g)) {
    const values = [...numbers.matchAll(/-?[\d.]+/g)].map(([text]) => Number(text));
    const pairs =
      letter === "h"
        ? values.map((dx) => [dx, 0])
        : letter === "v"
          ? values.map((dy) => [0, dy])
          : values.flatMap((_, k) => (k % 2 === 0 ? [[values[k], values[k + 1]]] : []));
    for (const [dx, dy] of pairs) {
      [x, y] = [x + dx, y + dy];
      places.push([x / 10, y / 10]);
    }
  }
  return places;
}
