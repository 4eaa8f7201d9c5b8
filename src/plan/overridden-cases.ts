import { IndexedCases, type Case, type CaseKind } from "./cases.js";
import type { CaseSettings } from "./settings.js";

/** The cases of a list, some of them with settings of their own. */
export class OverriddenCases extends IndexedCases {
  /** By the kind without and the settings as JSON. */
  readonly #kinds = new Map<CaseKind, Map<string, CaseKind>>();

  /**
   * @param settingsFor what replaces the settings of a case
   * @param saying what they are replaced by, as JSON
   */
  constructor(
    private readonly of: IndexedCases,
    private readonly settingsFor: (id: string) => CaseSettings | null,
    private readonly saying: unknown,
  ) {
    super();
  }

  get length(): number {
    return this.of.length;
  }

  caseAt(place: number): Case {
    const one = this.of.caseAt(place);
    const settings = this.settingsFor(one.id);
    return settings === null ? one : { ...one, settings: { ...one.settings, ...settings } };
  }

  idAt(place: number): string {
    return this.of.idAt(place);
  }

  kindAt(place: number): CaseKind {
    const kind = this.of.kindAt(place);
    const settings = this.settingsFor(this.of.idAt(place));
    if (settings === null) return kind;
    const others = this.#kinds.get(kind) ?? new Map<string, CaseKind>();
    this.#kinds.set(kind, others);
    const key = JSON.stringify(settings);
    const known = others.get(key) ?? { ...kind, settings: { ...kind.settings, ...settings } };
    others.set(key, known);
    return known;
  }

  said(hasAll: boolean): unknown {
    return hasAll ? { of: this.of.said(true), own: this.saying } : this.of.said(false);
  }
}
