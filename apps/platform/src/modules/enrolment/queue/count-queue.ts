import { civilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { DeskId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/index.ts";
import { type CountedPart, countParts } from "../store/measures.ts";
import { nightStart } from "./working-days.ts";

const COUNT_CAP = 1_000;

export type QueueCounts = Readonly<Record<CountedPart["name"], number>> & {
  /** A count that reaches it means "as many, or more". */
  readonly cap: number;
};

export async function countQueue(
  tx: Tx,
  context: Context,
  query: { deskId?: DeskId } = {},
): Promise<QueueCounts> {
  requireCapability(context, "file.read", query.deskId === undefined ? {} : { deskId: query.deskId });
  const { actor } = context;
  const counted = await countParts(tx, {
    authorityId: context.authorityId,
    deskId: query.deskId,
    since: nightStart(context.now()),
    today: civilDate(context.now()),
    self: actor.kind === "staff" ? actor.staffId : null,
    cap: COUNT_CAP,
  });
  const none = { arrivals: 0, overdue: 0, in_review: 0, awaiting_person: 0, mine: 0 };
  return { ...none, ...Object.fromEntries(counted.map(({ name, rows }) => [name, rows])), cap: COUNT_CAP };
}
