import { GS, RS } from "../code/control.ts";
import { findIdentifier, type Identifier } from "./identifiers.ts";

/** One field of a 2D-Doc. */
export interface Field {
  /** Data identifier, two characters. */
  readonly id: string;
  /** What it holds, in French, or null when the identifier is unknown here. */
  readonly name: string | null;
  /** As written: no trimming, no conversion. */
  readonly value: string;
  /** The issuer says that the value did not fit and was cut (`RS`). */
  readonly truncated: boolean;
  /**
   * Whether the specification says where the value ends. Otherwise the fields that follow it, up to the next
   * separator, may be inside the value: neither it nor the absence of another field is to be relied upon.
   */
  readonly certain: boolean;
}

/**
 * Cuts a message in its fields. Never refuses: an identifier of which no length is known here runs to the
 * next separator, and its field is not certain. What a message says is worth what its signature is: verify
 * first.
 */
export function readFields(message: string): readonly Field[] {
  const fields: Field[] = [];
  let rest = message;
  while (rest !== "") {
    const id = rest.slice(0, 2);
    const identifier = findIdentifier(id);
    const { length, ...value } = readValue(rest.slice(2), identifier);
    fields.push({ id, name: identifier?.name ?? null, ...value });
    rest = rest.slice(2 + length);
  }
  return fields;
}

interface Value extends Pick<Field, "value" | "truncated" | "certain"> {
  /** Characters read, separator included. */
  readonly length: number;
}

function readValue(text: string, identifier: Identifier | undefined): Value {
  const [segment = ""] = text.split(GS, 1)[0]?.split(RS, 1) ?? [];
  const fixed = fixedLength(segment, identifier);
  if (fixed !== null && fixed < segment.length)
    return { value: segment.slice(0, fixed), truncated: false, certain: true, length: fixed };
  const separator = text[segment.length];
  const ended = separator === GS || separator === RS;
  return {
    value: segment,
    truncated: separator === RS,
    certain: hasItsLength(segment, identifier),
    length: segment.length + (ended ? 1 : 0),
  };
}

/**
 * Where a value ends before the separator: at its length when it is fixed; at the most that it may be, for a
 * variable one which fills it and has no separator, when an identifier follows. Null: the separator alone
 * ends it.
 */
function fixedLength(segment: string, identifier: Identifier | undefined): number | null {
  if (identifier === undefined || identifier.max === null) return null;
  if (identifier.min === identifier.max) return identifier.max;
  const next = segment.slice(identifier.max, identifier.max + 2);
  return findIdentifier(next) === undefined ? null : identifier.max;
}

/**
 * Whether all that stands before the separator may be the value: no shorter when its length is fixed, no
 * longer than it may be.
 */
function hasItsLength({ length }: string, identifier: Identifier | undefined): boolean {
  if (identifier === undefined || !identifier.lengthKnown) return false;
  const { min, max } = identifier;
  return length <= (max ?? length) && (min !== max || length === max);
}
