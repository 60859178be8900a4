import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import type { RefreshId } from "../question.ts";
import {
  countQuestions,
  countRefreshQuestions,
  findLastRefresh,
  listFormerRefreshes,
  type RefreshCount,
} from "../store/refreshes.ts";
import type { RefreshRow } from "../store/tables.ts";
import { toSourcesSystem } from "../to-sources-system.ts";

export interface Refresh {
  readonly id: RefreshId;
  readonly state: RefreshRow["state"];
  readonly asks: RefreshRow["asks"];
  readonly startedOn: string;
  readonly endedOn?: string;
  /**
   * Why the source refused the habilitation, in its own code ("not_offered": it is stopped here); until taken
   * up again.
   */
  readonly refusedCode?: string;
  /** At the pace allowed, for those who wait; while it runs. */
  readonly secondsLeft?: number;
  /** Of the questions still kept: 24 months after their answer they are not. */
  readonly counts: readonly RefreshCount[];
}

/** How far the last one is, in numbers only. Throws access.capability_missing. */
export async function readRefresh(
  context: Context,
  way: RefreshRow["way"] = "api",
): Promise<Refresh | undefined> {
  requireCapability(context, "source.manage");
  const system = toSourcesSystem(context);
  return system.transaction(async (tx) => {
    const row = await findLastRefresh(tx, context.authorityId, way);
    if (!row) return undefined;
    const counts = await countQuestions(tx, context.authorityId, parseId<"sourceRefresh">(row.id));
    return toRefresh(context, row, counts);
  });
}

export const FORMER_A_PAGE = 10;

export interface FormerRefreshes {
  readonly page: number;
  readonly total: number;
  readonly refreshes: readonly Refresh[];
}

/**
 * Those before the last one, the latest first, in numbers only; `page` from 1, or the nearest that there is.
 * Throws access.capability_missing.
 */
export async function listFormer(
  context: Context,
  { way, page }: { readonly way: RefreshRow["way"]; readonly page: number },
): Promise<FormerRefreshes> {
  requireCapability(context, "source.manage");
  const system = toSourcesSystem(context);
  const { authorityId } = context;
  return system.transaction(async (tx) => {
    const before = await findLastRefresh(tx, authorityId, way);
    if (!before) return { total: 0, refreshes: [], page: 1 };
    const found = await listFormerRefreshes(tx, authorityId, { before, page, size: FORMER_A_PAGE });
    const { rows, total } = found;
    const ids = rows.map(({ id }) => parseId<"sourceRefresh">(id));
    const counts = await countRefreshQuestions(tx, authorityId, ids);
    const refreshes = rows.map((row) =>
      toRefresh(context, row, counts.get(parseId<"sourceRefresh">(row.id)) ?? []),
    );
    return { total, refreshes, page: found.page };
  });
}

function toRefresh(context: Context, row: RefreshRow, counts: readonly RefreshCount[]): Refresh {
  const isTimed = row.state === "running" && row.way === "api";
  return {
    id: parseId<"sourceRefresh">(row.id),
    state: row.state,
    asks: row.asks,
    startedOn: row.started_on,
    ...(row.ended_on ? { endedOn: row.ended_on } : {}),
    ...(row.refused_code ? { refusedCode: row.refused_code } : {}),
    ...(isTimed ? { secondsLeft: computeSecondsLeft(context, counts) } : {}),
    counts,
  };
}

function computeSecondsLeft(context: Context, counts: readonly RefreshCount[]): number {
  const { token, address } = context.ports.state.pace.perSecond;
  const waiting = counts.filter(({ state }) => state === "waiting").reduce((sum, one) => sum + one.count, 0);
  return Math.ceil(waiting / Math.min(token, address));
}
