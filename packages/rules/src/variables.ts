/** What a rule may read. `date` is a civil date text, `YYYY-MM-DD`: it compares as text and feeds `age()`. */
export type VariableType = "int" | "bool" | "string" | "date" | "list<string>";

/** Variables a rule may name. `today` (a date) is always there. */
export type Variables = Readonly<Record<string, VariableType>>;

/**
 * What is known of a person, in plain JavaScript values (integers as numbers or bigints); absent = not known.
 */
export type Facts = Readonly<Record<string, unknown>>;

type CelValue = bigint | boolean | string | readonly string[];

const MAX_TEXT_LENGTH = 1_000;
const MAX_LIST_LENGTH = 200;
const MAX_INT = 2n ** 63n - 1n;

/** Dates are text for CEL: civil dates sort as text, and its timestamps would bring a time zone in. */
export function celType(type: VariableType): string {
  return type === "date" ? "string" : type;
}

/**
 * The fact as CEL takes it; undefined when absent or of another type: a datum one cannot read is a missing
 * datum.
 */
export function readFact(facts: Facts, name: string, type: VariableType): CelValue | undefined {
  if (!Object.hasOwn(facts, name)) return undefined;
  return READERS[type](facts[name]);
}

const READERS: Readonly<Record<VariableType, (value: unknown) => CelValue | undefined>> = {
  int: readInteger,
  bool: (value) => (typeof value === "boolean" ? value : undefined),
  string: readText,
  date: (value) => (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined),
  "list<string>": readList,
};

function readInteger(value: unknown): bigint | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  if (typeof value !== "bigint") return undefined;
  return value <= MAX_INT && value >= -MAX_INT ? value : undefined;
}

function readText(value: unknown): string | undefined {
  return typeof value === "string" && value.length <= MAX_TEXT_LENGTH ? value : undefined;
}

function readList(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length > MAX_LIST_LENGTH) return undefined;
  const texts = value.map(readText).filter((text) => text !== undefined);
  return texts.length === value.length ? texts : undefined;
}
