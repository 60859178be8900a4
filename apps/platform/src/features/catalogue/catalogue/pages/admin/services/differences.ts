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
export function compareDefinitions(before: Definition, after: Definition): readonly Difference[] {
  const [left, right] = [toDisplayMembers(before), toDisplayMembers(after)];
  const parts = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return parts.flatMap((part) =>
    part === "requests" || part === "mustBeKept"
      ? listDifferences(part, groupRequestsByElement(left[part]), groupRequestsByElement(right[part]))
      : buildDifference({ part }, left[part], right[part]),
  );
}

/** The members of the public page stand beside the others: « presentation_cost ». */
function toDisplayMembers({ presentation, ...rest }: Definition): Definition {
  const members = typeof presentation === "object" && presentation !== null ? presentation : {};
  const named = Object.entries(members).map(([name, value]) => [`presentation_${name}`, value]);
  return { ...rest, ...Object.fromEntries(named) };
}

function listDifferences(
  part: string,
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): readonly Difference[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((of) => buildDifference({ part, of }, before.get(of), after.get(of)));
}

function buildDifference(
  which: Pick<Difference, "part" | "of">,
  before: unknown,
  after: unknown,
): Difference[] {
  const [left, right] = [listValueLines(before), listValueLines(after)];
  if (left.join("\n") === right.join("\n")) return [];
  return [
    {
      ...which,
      ...(left.length > 0 ? { before: left } : {}),
      ...(right.length > 0 ? { after: right } : {}),
    },
  ];
}

function groupRequestsByElement(list: unknown): ReadonlyMap<string, unknown> {
  const rows: readonly unknown[] = Array.isArray(list) ? list : [];
  return new Map(rows.map((row, index) => [findRowElement(row) ?? String(index), row]));
}

function findRowElement(row: unknown): string | undefined {
  const name: unknown = typeof row === "object" && row !== null ? Reflect.get(row, "element") : undefined;
  return typeof name === "string" ? name : undefined;
}

/** « purpose.fr : Tenir votre compte de prêt. », one line a leaf, in a stable order. */
export function listValueLines(value: unknown, name = ""): readonly string[] {
  if (value === undefined || value === "") return [];
  if (typeof value !== "object" || value === null)
    return [name === "" ? String(value) : `${name} : ${value}`];
  if (Array.isArray(value) && value.some((one) => typeof one === "object"))
    return value.flatMap((one, index) => listValueLines(one, `${name === "" ? "" : `${name} `}${index + 1}`));
  if (Array.isArray(value)) return [`${name === "" ? "" : `${name} : `}${value.join(", ")}`];
  return Object.entries(value)
    .filter(([key]) => key !== "element")
    .sort(([left], [right]) => left.localeCompare(right))
    .flatMap(([key, inner]) => listValueLines(inner, name === "" ? key : `${name}.${key}`));
}
