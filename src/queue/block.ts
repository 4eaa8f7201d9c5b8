/** Cases of a plan that follow one another, by their places: the first, and the one after the last. */
export interface Block {
  readonly from: number;
  readonly to: number;
}

/** How jobs and records name a block: "0-12". */
export function idOfBlock({ from, to }: Block): string {
  return `${from}-${to}`;
}

/** Reads it again; null for what is not the name of a block among so many cases. */
export function readBlock(id: string, cases: number): Block | null {
  const found = /^(\d{1,16})-(\d{1,16})$/.exec(id);
  if (found === null) return null;
  const [from, to] = [Number(found[1]), Number(found[2])];
  return from < to && to <= cases ? { from, to } : null;
}
