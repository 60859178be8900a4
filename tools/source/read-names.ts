/** The list of names under a key of a JSON object; empty where the key is absent. */
export function readNames(json: unknown, key: string): string[] {
  const value = new Map(Object.entries(json ?? {})).get(key) ?? [];
  if (!Array.isArray(value)) throw new TypeError(`"${key}" is not a list`);
  return value.map(String);
}

/** The text under a key of a JSON object; "" where it is absent or is no text. */
export function readText(json: unknown, key: string): string {
  const value = new Map(Object.entries(json ?? {})).get(key);
  return typeof value === "string" ? value : "";
}
