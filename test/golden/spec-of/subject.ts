/** Hyper-parameters under the library's names. */
export type Hyper = Readonly<Record<string, unknown>>;

/** A scheduler with its hyper-parameters. */
export type ScheduleOf = { readonly type: string } & Hyper;

/** What was run, as the library calls it. */
export interface Subject {
  /** Whose run it is: "torch", "keras", … */
  readonly group: string;
  readonly optimizer: string;
  readonly variant: string;
  /** What was set. */
  readonly hyper: Hyper;
  /** The library's defaults for the rest; needed where no dialect of ours has them. */
  readonly defaults: Hyper;
  readonly schedule?: ScheduleOf;
}
