import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import type { DeskId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { type CountedPart, countParts } from "../store/measures.ts";
import { findLocalNightStart } from "./working-days.ts";

const COUNT_CAP = 1_000;

export type QueuePartCounts = Readonly<Record<CountedPart["name"], number>> & {
  /** A count that reaches it means "as many, or more". */
  readonly cap: number;
  /** Since when a file that nobody took is new: the last closing of the offices before today. */
  readonly since: Date;
};

export function countQueue(context: Context, query: { deskId?: DeskId } = {}): Promise<QueuePartCounts> {
  return context.read(async (tx) => {
    requireCapability(context, "file.read", query.deskId === undefined ? {} : { deskId: query.deskId });
    const { actor } = context;
    const since = await findLocalNightStart(tx, context);
    const counted = await countParts(tx, {
      authorityId: context.authorityId,
      deskId: query.deskId,
      since,
      today: toCivilDate(context.now()),
      self: actor.kind === "staff" ? actor.staffId : null,
      cap: COUNT_CAP,
    });
    const none = { arrivals: 0, overdue: 0, in_review: 0, awaiting_person: 0, mine: 0 };
    const rows = Object.fromEntries(counted.map((one) => [one.name, one.rows]));
    return { ...none, ...rows, cap: COUNT_CAP, since };
  });
}
