/** What may be computed by programs in other languages, "Python 3.11.7". */
interface Computed {
  readonly external?: string;
}

/**
 * What is to be known of results of programs in other languages; "" where there are none.
 *
 * @param noun what is counted, in the singular
 */
export function externalWords(all: readonly Computed[], noun = "case"): string {
  const external = all.filter((one) => one.external !== undefined);
  if (external.length === 0) return "";
  const programs = [...new Set(external.map((one) => one.external))].join(", ");
  const verb = external.length === 1 ? "is" : "are";
  const which =
    all.length === 1 ? `The ${noun} is` : `${external.length} of ${all.length} ${noun}s ${verb}`;
  return `${which} external (${programs}): other machines need not repeat such digits.`;
}
