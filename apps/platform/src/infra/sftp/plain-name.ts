/**
 * A name that no folder takes for a path, and that hides nothing: no separator, no control character, no dot
 * first.
 */
export const isPlainName = (name: string): boolean => /^[^./\\\p{C}][^/\\\p{C}]{0,199}$/u.test(name);
