import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import type { DeskId } from "../../../kernel/ids.ts";
import type { WaitingCounts, WaitingKind } from "../../../kernel/waiting.ts";
import { findLocalNightStart } from "../../enrolment/enrolment/index.ts";
import { countKinds } from "./list-waiting-work.ts";

export interface WorkCounts {
  /** By the name of the kind, for those that the agent may see. */
  readonly counts: ReadonlyMap<string, WaitingCounts>;
  /** How many came in since the page was shown, and nobody took. */
  readonly arrived: ReadonlyMap<string, number>;
}

interface WorkCounting {
  readonly kinds: readonly WaitingKind[];
  readonly deskId?: DeskId;
  readonly shownAt: Date;
}

/**
 * Use case: the counters of the queue and what came in since, without a row or a name. Nothing to journal.
 */
export async function countWaitingWork(
  context: Context,
  { kinds, deskId, shownAt }: WorkCounting,
): Promise<WorkCounts> {
  const seen = kinds.filter((kind) => kind.maySee(context.actor));
  return context.transaction(async (tx) => {
    const today = toCivilDate(context.now());
    const desk = deskId === undefined ? {} : { deskId };
    const arrivedFrom = await findLocalNightStart(tx, context);
    const counts = await countKinds(context, seen, { today, arrivedFrom, ...desk });
    const since = await countKinds(context, seen, { today, arrivedFrom: shownAt, ...desk });
    return { counts, arrived: new Map([...since].map(([kind, { fresh }]) => [kind, fresh])) };
  });
}
