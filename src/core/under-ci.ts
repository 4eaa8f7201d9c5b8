/** Whether an environment is that of a build, where nobody reviews what is written. */
export function underCi(env: Readonly<Record<string, string | undefined>>): boolean {
  return !["", "0", "false", undefined].includes(env["CI"]);
}
