/**
 * Imports a file of the user's. A file of its own in dist, because what comes out of V8's code cache
 * cannot import.
 */
export const importModule = (url: string): Promise<{ readonly default?: unknown }> => import(url);
