type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The document with each reference replaced by what it names: none leads back to itself. */
export function resolveReferences(document: unknown): unknown {
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (!isMembers(value)) return value;
    const { $ref, ...beside } = value;
    if (typeof $ref !== "string") return mapValues(value, resolve);
    const named = findNamed(document, $ref);
    if (!isMembers(named)) throw new Error(`${$ref} names nothing`);
    return resolve({ ...named, ...beside });
  };
  return resolve(document);
}

const mapValues = (members: Members, change: (value: unknown) => unknown): Members =>
  Object.fromEntries(Object.entries(members).map(([name, value]) => [name, change(value)]));

const findNamed = (document: unknown, $ref: string): unknown =>
  $ref
    .replace(/^#\//, "")
    .split("/")
    .reduce((at, name) => (isMembers(at) ? at[name] : undefined), document);
