/** As much of node:path as the verifier asks for. */
export const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const join = (...parts: readonly string[]): string => parts.join('/');
