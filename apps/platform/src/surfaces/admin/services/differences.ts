type Definition = Readonly<Record<string, unknown>>;

export interface Difference {
  /** Member of the definition. */
  readonly part: string;
  /** Name of the element, in a list. */
  readonly of?: string;
  /** Lines of text; undefined when it was not there. */
  readonly before?: readonly string[];
  readonly after?: readonly string[];
}

/** Member by member; lists of elements by element, whatever their order. */
export function differencesBetween(before: Definition, after: Definition): readonly Difference[] {
  const parts = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return parts.flatMap((part) =>
    part === "requests" || part === "mustBeKept"
      ? listDifferences(part, byElement(before[part]), byElement(after[part]))
      : difference({ part }, before[part], after[part]),
  );
}

function listDifferences(
  part: string,
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): readonly Difference[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((of) => difference({ part, of }, before.get(of), after.get(of)));
}

function difference(which: Pick<Difference, "part" | "of">, before: unknown, after: unknown): Difference[] {
  const [left, right] = [linesOf(before), linesOf(after)];
  if (left.join("\n") === right.join("\n")) return [];
  return [
    {
      ...which,
      ...(left.length > 0 ? { before: left } : {}),
      ...(right.length > 0 ? { after: right } : {}),
    },
  ];
}

function byElement(list: unknown): ReadonlyMap<string, unknown> {
  const rows: readonly unknown[] = Array.isArray(list) ? list : [];
  return new Map(rows.map((row, index) => [elementOf(row) ?? String(index), row]));
}

function elementOf(row: unknown): string | undefined {
  const name: unknown = typeof row === "object" && row !== null ? Reflect.get(row, "element") : undefined;
  return typeof name === "string" ? name : undefined;
}

/** « purpose.fr : Tenir votre compte de prêt. », one line a leaf, in a stable order. */
function linesOf(value: unknown, name = ""): readonly string[] {
  if (value === undefined || value === "") return [];
  if (typeof value !== "object" || value === null)
    return [name === "" ? String(value) : `${name} : ${value}`];
  if (Array.isArray(value)) return [`${name === "" ? "" : `${name} : `}${value.join(", ")}`];
  return Object.entries(value)
    .filter(([key]) => key !== "element")
    .sort(([left], [right]) => left.localeCompare(right))
    .flatMap(([key, inner]) => linesOf(inner, name === "" ? key : `${name}.${key}`));
}
