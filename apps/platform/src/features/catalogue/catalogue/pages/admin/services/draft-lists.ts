import type { DraftValues } from "./draft-values.ts";

/** The lists of a definition: where each stands, and the field that makes a row be there. */
const lists = {
  requests: { at: "requests", key: "element" },
  mustBeKept: { at: "mustBeKept", key: "element" },
  documents: { at: "presentation_documents", key: "label_fr" },
  places: { at: "presentation_places", key: "name" },
} as const;
export type ListName = keyof typeof lists;

export const listNames = Object.keys(lists) as readonly ListName[];

export const isListName = (name: string): name is ListName => Object.hasOwn(lists, name);

/** « presentation_places_2 », the beginning of the names of a row's fields. */
export const formatRowName = (list: ListName, row: number): string => `${lists[list].at}_${row}`;

/** The first field of a row. */
export const formatKeyName = (list: ListName, row: number): string =>
  `${formatRowName(list, row)}_${lists[list].key}`;

/** Numbers of the rows of a list, in order; there may be gaps. */
export function listRowNumbers(values: DraftValues, list: ListName): readonly number[] {
  const { at, key } = lists[list];
  const shape = new RegExp(`^${at}_(\\d{1,2})_${key}$`);
  return [...values.keys()]
    .flatMap((name) => shape.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((left, right) => left - right);
}

export const getNextRow = (values: DraftValues, list: ListName): number =>
  Math.max(-1, ...listRowNumbers(values, list)) + 1;

/** The same with one more row at the end of a list. */
export function addListRow(values: DraftValues, list: ListName): DraftValues {
  return new Map([...values, [formatKeyName(list, getNextRow(values, list)), [""]]]);
}
