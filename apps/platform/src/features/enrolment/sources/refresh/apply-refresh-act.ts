import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { sourcesErrors } from "../errors.ts";
import { cancelWaitingQuestions } from "../files/end-by-file.ts";
import { getExchange } from "../files/update-correspondent.ts";
import { readAccess } from "../habilitation.ts";
import type { RefreshId } from "../question.ts";
import {
  createRefreshRow,
  endWaitingQuestions,
  findRefreshRow,
  findRefreshUnderWay,
  updateRefresh,
} from "../store/refreshes.ts";
import type { RefreshRow } from "../store/tables.ts";
import { toSourcesSystem } from "../to-sources-system.ts";
import type { RefreshAsking } from "./find-families.ts";
import type { Refresh } from "./read-refresh.ts";
import { requireSomebody } from "./require-somebody.ts";

/**
 * Use case: an administrator has the quotients of a year asked again: of who said yes, or of every family
 * that was informed and does not object; by API, or by a file sealed for the correspondent. With nobody to
 * ask about, it does not begin. Throws access.capability_missing, sources.not_offered,
 * sources.correspondent_missing, sources.fingerprint_to_confirm, sources.refresh_under_way,
 * sources.no_quotient_counts, sources.no_number_checked, sources.nobody_to_ask.
 */
export async function startRefresh(
  context: Context,
  {
    id,
    asks,
    informedHow,
    way = "api",
  }: {
    readonly id: RefreshId;
    readonly asks: Refresh["asks"];
    readonly informedHow: string;
    readonly way?: RefreshRow["way"];
  },
): Promise<void> {
  requireCapability(context, "source.manage");
  const system = toSourcesSystem(context);
  await system.transaction((tx) => requireReady(tx, system, { asks, way }));
  await context.transaction(async (tx) => {
    const inserted = await createRefreshRow(tx, {
      authority_id: context.authorityId,
      id,
      state: "gathering",
      way,
      asks,
      informed_how: informedHow,
      gathered_after: null,
      started_on: toCivilDate(context.now()),
      started_by: context.actor.kind === "staff" ? context.actor.staffId : null,
      ended_on: null,
      refused_code: null,
    });
    if (!inserted) throw sourcesErrors.error("sources.refresh_under_way");
    await record(tx, context, { action: "sources.refresh_started", data: { refresh: id, asks, way } });
    await scheduleRefresh(tx, context, id);
  });
}

async function requireReady(tx: Tx, system: Context, asking: RefreshAsking): Promise<void> {
  const { authorityId } = system;
  if (asking.way === "file") await getExchange(tx, system);
  else if (!(await readAccess(tx, system, "quotient"))) throw sourcesErrors.error("sources.not_offered");
  // Said again once it is inserted, should two begin together.
  if (await findRefreshUnderWay(tx, authorityId, asking.way))
    throw sourcesErrors.error("sources.refresh_under_way");
  await requireSomebody(tx, system, asking);
}

export type RefreshAct = "stop" | "resume" | "close";

const from: Readonly<Record<RefreshAct, readonly RefreshRow["state"][]>> = {
  stop: ["gathering", "running"],
  resume: ["stopped", "running", "gathering"],
  close: ["gathering", "running", "stopped"],
};

/**
 * Use case: stops a refresh, takes it up again where it was, or closes it for good. Idempotent. Throws
 * access.capability_missing.
 */
export async function applyRefreshAct(context: Context, id: RefreshId, act: RefreshAct): Promise<void> {
  requireCapability(context, "source.manage");
  const system = toSourcesSystem(context);
  // Before it is closed: with nobody left to ask, one that is interrupted here ends by itself.
  if (act === "close") await system.transaction((tx) => cancelRefreshQuestions(tx, system, id));
  await context.transaction(async (tx) => {
    const state = act === "stop" ? "stopped" : act === "close" ? "done" : "gathering";
    const again = act === "resume" ? { refused_code: null } : {};
    const ended = act === "close" ? { ended_on: toCivilDate(context.now()) } : {};
    const changed = await updateRefresh(tx, context.authorityId, id, {
      state,
      ...ended,
      ...again,
      from: from[act],
    });
    if (!changed) return;
    await record(tx, context, { action: "sources.refresh_changed", data: { refresh: id, act } });
    if (act === "resume") await scheduleRefresh(tx, context, id);
  });
}

async function cancelRefreshQuestions(tx: Tx, system: Context, id: RefreshId): Promise<void> {
  const row = await findRefreshRow(tx, system.authorityId, id);
  if (row?.state === "done") return;
  if (row?.way === "file") await cancelWaitingQuestions(tx, system, id);
  else await endWaitingQuestions(tx, system.authorityId, id);
}

/** One job at a time a refresh, however often it is said. */
export async function scheduleRefresh(
  tx: Tx,
  context: Context,
  id: RefreshId,
  startAfter?: Date,
): Promise<void> {
  const { authorityId, requestId, ports } = context;
  await ports.jobs.send(
    tx,
    "sources.refresh",
    { authorityId, requestId, refreshId: id },
    { singletonKey: id, ...(startAfter ? { startAfter } : {}) },
  );
}
