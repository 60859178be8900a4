import type { CivilDate } from "./civil-date.ts";
import type { PersonId } from "./ids.ts";

/**
 * booked: a place · debit: money that is taken · answer: promised by the town · answered: read it · end:
 * expires.
 */
export type ComingKind = "booked" | "debit" | "answer" | "answered" | "end";

/** Something that comes by itself on a day: nothing to do for it. */
export interface ComingThing {
  readonly kind: ComingKind;
  /** Null where no day was promised. */
  readonly day: CivilDate | null;
  /** "14 h 00", in the words of the reader. */
  readonly time?: string;
  readonly place?: string;
  readonly title: string;
  readonly text?: string;
  readonly forPersonId: PersonId;
  readonly href: string;
}

/** The same thing at the same time, for one or several people. */
export interface ComingLine {
  readonly first: ComingThing;
  /** Of each once, in the order given. */
  readonly personIds: readonly PersonId[];
}

export interface ComingDay {
  readonly day: CivilDate | null;
  /** By their hour; what has none comes first. */
  readonly lines: readonly ComingLine[];
}

/** By day, the soonest first, what has no day last; the same thing for several people is one line. */
export function groupComingDays(things: readonly ComingThing[]): readonly ComingDay[] {
  return [...Map.groupBy(things, ({ day }) => day)]
    .toSorted(([one], [other]) => (one ?? NO_DAY).localeCompare(other ?? NO_DAY))
    .map(([day, those]) => ({ day, lines: groupComingLines(those) }));
}

function groupComingLines(things: readonly ComingThing[]): readonly ComingLine[] {
  const sorted = things.toSorted((one, other) => (one.time ?? "").localeCompare(other.time ?? ""));
  const same = ({ kind, time, place, title, text }: ComingThing) =>
    JSON.stringify([kind, time, place, title, text]);
  return [...Map.groupBy(sorted, same).values()].flatMap((those) => {
    const [first] = those;
    return first ? [{ first, personIds: [...new Set(those.map(({ forPersonId }) => forPersonId))] }] : [];
  });
}

/** After every civil date. */
const NO_DAY: CivilDate = "9999-12-31";
