/** Why a case that a program in another language has computed is not gated as it is. */
export function lacksAllowance(id: string, external: string): string {
  return `'${id}' is computed by ${external}, whose digits other machines need not repeat: state an allowance`;
}
