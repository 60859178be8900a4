import type { CivilDate } from "./civil-date.ts";
import type { PersonId } from "./ids.ts";

/** What the gesture is, whichever feature waits for it. */
export type DueActKind = "finish" | "bring" | "answer" | "confirm" | "renew" | "send";

interface Due {
  /** What it is about, unique within its feature: the same thing is never told twice. */
  readonly id: string;
  readonly forPersonId: PersonId;
  readonly href: string;
  readonly dueOn?: CivilDate;
  /** One sentence under the title, where the title does not say everything. */
  readonly text?: string;
}

/** Something that only this person, or who acts for them, can do. */
export interface DueAct extends Due {
  readonly kind: "to_do";
  readonly act: DueActKind;
  /** The same for the same act: two children who must give the same thing are one line that names both. */
  readonly groupKey: string;
  /** About this person alone, with their name where it is not the reader. */
  readonly title: string;
  /** Before the names of several people. */
  readonly groupTitle: string;
  /** The page from which it is done for each of the group; absent where there is none. */
  readonly groupHref?: string;
}

/** Money that waits for a gesture: one for each creditor and régie, so that one page can prepare all. */
export interface DuePayment extends Due {
  readonly kind: "to_pay";
  /** Above zero. */
  readonly cents: number;
  /** Who is owed, as an invoice names them. */
  readonly creditor: string;
  /** The name of the régie that takes the money; null where no régie of the platform does. */
  readonly regie: string | null;
}

/** What is due. */
export type DueThing = DueAct | DuePayment;

/** Acts that are one line: never empty. */
export interface DueGroup {
  readonly key: string;
  readonly first: DueAct;
  /** In the order given, `first` among them. */
  readonly acts: readonly DueAct[];
  /** Of each person once, in the order given. */
  readonly personIds: readonly PersonId[];
  /** The soonest of theirs. */
  readonly dueOn?: CivilDate;
}

/** The soonest first; those without a day after them, in the order given. */
export function groupDueActs(acts: readonly DueAct[]): readonly DueGroup[] {
  const groups = [...Map.groupBy(acts, ({ groupKey }) => groupKey)].flatMap(([key, those]) => {
    const [first] = those;
    if (!first) return [];
    const [dueOn] = those.flatMap((one) => one.dueOn ?? []).toSorted();
    const personIds = [...new Set(those.map(({ forPersonId }) => forPersonId))];
    return [{ key, first, acts: those, personIds, ...(dueOn === undefined ? {} : { dueOn }) }];
  });
  return groups.toSorted((one, other) => compareDueDays(one.dueOn, other.dueOn));
}

const compareDueDays = (one: CivilDate | undefined, other: CivilDate | undefined): number =>
  (one ?? NEVER).localeCompare(other ?? NEVER);

/** After every civil date. */
const NEVER: CivilDate = "9999-12-31";
