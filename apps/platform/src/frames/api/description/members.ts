/** An object of the document. */
export type Members = Readonly<Record<string, unknown>>;

export const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The same document, each object and each list changed from its leaves upwards. */
export function mapMembers(value: unknown, change: (members: Members) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapMembers(item, change));
  if (!isMembers(value)) return value;
  return change(
    Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        // A value that somebody sends is no part of the document.
        name === "example" || name === "examples" ? member : mapMembers(member, change),
      ]),
    ),
  );
}
