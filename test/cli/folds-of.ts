import { expect } from "vitest";

/**
 * What the folds beside the tables of a page explain, a list for each table. Fails where a table has
 * no fold right after it, or one that leaves out a column.
 */
export function foldsOf(page: string): string[][] {
  const tables = [...page.matchAll(/<table>.*?<\/table><\/div>\n(<details>.*?<\/details>)?/gs)];
  return tables.map(([table, fold]) => {
    const heads = [...table.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/g)].map(([, head]) => head);
    const meant = [...(fold ?? "").matchAll(/<dt>(.*?)<\/dt><dd>(.+?)<\/dd>/g)];
    const terms = meant.map(([, term]) => term);
    expect(terms).toEqual(expect.arrayContaining(heads));
    expect(heads.length).toBeGreaterThan(0);
    return terms;
  });
}
