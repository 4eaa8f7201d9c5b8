/** The profiles that can be asked for, in the order in which they are shown. */
export const PROFILE_KINDS = ["performance", "data", "ecdf", "wins", "map"] as const;

export type ProfileKind = (typeof PROFILE_KINDS)[number];
