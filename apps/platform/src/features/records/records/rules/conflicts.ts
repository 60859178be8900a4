import type { SourceValues } from "./read-line.ts";
import { type FieldName, fields, toHeaderKey } from "./roles.ts";

/** As compared: what is written otherwise and says the same is no conflict. */
export function toComparableText(field: FieldName, text: string): string {
  if (field === "phone") return text.replace(/\D/g, "").slice(-9);
  if (field === "sex")
    return /^(1|m|h|monsieur|homme|male)/i.test(text.trim()) && !/^(mme|mlle|madame)/i.test(text.trim())
      ? "m"
      : "f";
  if (field === "email") return text.trim().toLowerCase();
  return toHeaderKey(text);
}

export type RecordSide = Readonly<Partial<Record<FieldName, string>>>;

/** Fields on which both say something, and not the same. */
export function listFieldConflicts(one: RecordSide, other: RecordSide): readonly FieldName[] {
  return fields.filter((field) => {
    const [here, there] = [one[field], other[field]];
    if (here === undefined || there === undefined) return false;
    return toComparableText(field, here) !== toComparableText(field, there);
  });
}

/** Each establishment gives its own card: two of them are no reason to doubt who somebody is. */
export const countDoubts = (one: RecordSide, other: RecordSide): number =>
  listFieldConflicts(one, other).filter((field) => field !== "card").length;

export interface Speaker {
  readonly id: string;
  readonly seenOn: string;
  readonly values: Pick<SourceValues, "fields">;
}

export interface ShownField {
  readonly text: string;
  /** Whose value it is. */
  readonly from: string;
  /** What the others say otherwise. */
  readonly others: readonly { readonly text: string; readonly from: string }[];
}

/**
 * What a record shows of each field: whom somebody chose, the last choice first; else who was seen last.
 * @param choices of the merges in force, oldest first: those of merges undone are not among them, and what
 * they had set comes back.
 */
export function selectShownFields(
  speakers: readonly Speaker[],
  choices: readonly Readonly<Partial<Record<FieldName, string>>>[],
): ReadonlyMap<FieldName, ShownField> {
  const latest = speakers.toSorted(
    (one, other) => other.seenOn.localeCompare(one.seenOn) || one.id.localeCompare(other.id),
  );
  const shown = new Map<FieldName, ShownField>();
  for (const field of fields) {
    const saying = latest.flatMap(({ id, values }) => {
      const text = values.fields[field];
      return text === undefined ? [] : [{ text, from: id }];
    });
    const chosen = choices
      .flatMap((choice) => choice[field] ?? [])
      .findLast((id) => saying.some(({ from }) => from === id));
    const speaks = saying.find(({ from }) => from === chosen) ?? saying[0];
    if (!speaks) continue;
    const same = toComparableText(field, speaks.text);
    const others = saying.filter(({ text }) => toComparableText(field, text) !== same);
    shown.set(field, { ...speaks, others });
  }
  return shown;
}
