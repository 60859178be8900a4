/**
 * JSON with its keys in order, whatever order a database gave them back in: what a hash is taken of (after
 * RFC 8785).
 */
export function formatCanonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatCanonicalJson).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  const written = members.map(([name, inner]) => `${JSON.stringify(name)}:${formatCanonicalJson(inner)}`);
  return `{${written.join()}}`;
}
