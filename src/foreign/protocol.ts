/** The version of the protocol in docs/protocol.md. */
export const PROTOCOL = 1;

/** What a frame to the program asks for. */
export const REQUEST = { make: 1, step: 2, evaluate: 3, place: 4, drop: 5, value: 6 } as const;

/** What a frame from the program is. */
export const ANSWER = { done: 0, failed: 1, ask: 2 } as const;

/** Bytes of the two numbers that every frame begins with: its kind, and how many numbers follow. */
export const HEADER = 16;

/** The most numbers, or bytes of a text, that a frame may announce; more is garbage. */
export const MOST_NUMBERS = 1 << 26;
