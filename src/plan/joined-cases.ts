import type { CaseProduct } from "./case-product.js";
import { IndexedCases, type Case, type CaseKind } from "./cases.js";
import { groupedBy } from "../core/grouped-by.js";
import { lastUpTo } from "./last-up-to.js";

/** The cases of several products, one after the other. */
export class JoinedCases extends IndexedCases {
  readonly length: number;
  /** How many cases come before each product. */
  readonly #before: readonly number[];

  constructor(private readonly products: readonly CaseProduct[]) {
    super();
    let length = 0;
    this.#before = products.map((one) => (length += one.length) - one.length);
    this.length = length;
  }

  caseAt(place: number): Case {
    return this.#in(place, (product, own) => product.caseAt(own));
  }

  idAt(place: number): string {
    return this.#in(place, (product, own) => product.idAt(own));
  }

  kindAt(place: number): CaseKind {
    return this.#in(place, (product, own) => product.kindAt(own));
  }

  override *firstOfKinds(): Generator<number> {
    for (const [k, product] of this.products.entries()) {
      for (const place of product.firstOfKinds()) yield this.#before[k] + place;
    }
  }

  said(hasAll: boolean): unknown {
    return this.products.map((one) => one.said(hasAll));
  }

  /** A case of a product that another has too; null where there is none. */
  twin(): Case | null {
    const named = this.products.flatMap((product) =>
      product.axes.functions.map(({ id }) => ({ id, product })),
    );
    for (const others of groupedBy(named, ({ id }) => id)) {
      for (const [k, { product }] of others.entries()) {
        for (const other of others.slice(0, k)) {
          const shared = product.shared(other.product);
          if (shared !== null) return shared;
        }
      }
    }
    return null;
  }

  #in<T>(place: number, of: (product: CaseProduct, own: number) => T): T {
    const k = lastUpTo(this.#before, place);
    return of(this.products[k], place - this.#before[k]);
  }
}
