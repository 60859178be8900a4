/**
 * A line of the specification's "Dictionnaire de données": least and most characters, name. No most: the
 * value runs to its separator. Neither least nor most (null, null): the name is published, no length was
 * seen.
 *
 * Up to v3.3.0 of ANTS, chapter 7, each length is the one written there. Those added up to v3.3.9 (4V to 4Z,
 * 87 to 8K, E9 to EF, FA to FT, J and K) come from the specimens: what is followed by no separator is of that
 * length, what is followed by one has no most known; 5V to 5Z and 8L to 8P from the table of
 * betagouv/2ddoc-parser.
 */
export type Entry = readonly [id: string, min: number | null, max: number | null, name: string];
