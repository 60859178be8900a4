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
}

/**
 * Cuts a message in its fields. Never refuses: an identifier unknown here runs to the next separator, since
 * nothing says its length. What a message says is worth what its signature is: verify first.
 */
export function readFields(message: string): readonly Field[] {
  const fields: Field[] = [];
  let rest = message;
  while (rest !== "") {
    const id = rest.slice(0, 2);
    const identifier = findIdentifier(id);
    const { value, truncated, length } = readValue(rest.slice(2), identifier);
    fields.push({ id, name: identifier?.name ?? null, value, truncated });
    rest = rest.slice(2 + length);
  }
  return fields;
}

interface Value {
  readonly value: string;
  readonly truncated: boolean;
  /** Characters read, separator included. */
  readonly length: number;
}

function readValue(text: string, identifier: Identifier | undefined): Value {
  const [segment = ""] = text.split(GS, 1)[0]?.split(RS, 1) ?? [];
  const fixed = fixedLength(segment, identifier);
  if (fixed !== null && fixed < segment.length)
    return { value: segment.slice(0, fixed), truncated: false, length: fixed };
  const separator = text[segment.length];
  const ended = separator === GS || separator === RS;
  return { value: segment, truncated: separator === RS, length: segment.length + (ended ? 1 : 0) };
}

/**
 * Where a value ends before the separator: at its length when it is fixed; at the most that it may be, for a variable
 * one which fills it and has no separator, when an identifier follows. Null: the separator alone ends it.
 */
function fixedLength(segment: string, identifier: Identifier | undefined): number | null {
  if (identifier === undefined || identifier.max === null) return null;
  if (identifier.min === identifier.max) return identifier.max;
  const next = segment.slice(identifier.max, identifier.max + 2);
  return findIdentifier(next) === undefined ? null : identifier.max;
}
