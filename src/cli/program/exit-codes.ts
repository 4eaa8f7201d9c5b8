/** What the exit code says. No code but 0 ever means "fine". When several apply: 1 before 4 before 3. */
export const EXIT = {
  ok: 0,
  /** A regression, or a stated requirement unmet. */
  regression: 1,
  /** Wrong usage, spec, unknown name, unreadable file, or nothing matched. */
  usage: 2,
  /** No verdict can be given. */
  noVerdict: 3,
  timedOut: 4,
  /** A bug of ours. */
  internal: 70,
  /** By SIGHUP: the terminal was closed. */
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;
