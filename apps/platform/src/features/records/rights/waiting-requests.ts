import type { Context } from "../../../kernel/context.ts";
import type { WaitingItem, WaitingKind } from "../../../kernel/waiting.ts";
import { hasCapability, requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import type { RightsRow } from "./store/requests.ts";
import {
  countWaitingRequestRows,
  listWaitingRequestRows,
  type WaitingPart,
} from "./store/waiting-requests.ts";

/** Rights of the GDPR asked for, within a month (art. 12.3). Nothing sealed is opened. */
export const waitingRequests: WaitingKind = {
  name: "rights.requests",
  label: { fr: "Demande sur ses données", en: "Request about their data" },
  plural: { fr: "Droits", en: "Rights" },
  order: 60,
  maySee: (actor) => hasCapability(actor, "rights.answer"),
  listWaiting: async (context, query) => {
    requireCapability(context, "rights.answer");
    const wanted = { part: "to_answer" } as const;
    const rows = await context.transaction((tx) =>
      listWaitingRequestRows(tx, context.authorityId, wanted, query),
    );
    const keys = rows.map(({ id, due_on, received_on }) => ({ id, dueOn: due_on, since: received_on }));
    return { keys, openItems: (ids) => openRequests(context, rows, ids) };
  },
  countWaiting: (context, moment) => {
    requireCapability(context, "rights.answer");
    return context.transaction((tx) =>
      countWaitingRequestRows(tx, context.authorityId, { part: "to_answer" }, moment),
    );
  },
};

/** The authority's journal tells that they were listed. */
async function openRequests(
  context: Context,
  rows: readonly RightsRow[],
  ids: readonly string[],
): Promise<readonly WaitingItem[]> {
  const shown = rows.filter(({ id }) => ids.includes(id));
  await context.transaction((tx) =>
    record(tx, context, { action: "rights.listed", data: { requests: shown.length } }),
  );
  return shown.map((row) => ({
    ...toItem(waitingRequests.name, row),
    what: rightNames[row.asked_right],
    dueOn: row.due_on,
    path: `/administration/droits/${row.id}`,
  }));
}

/** Erasures that wait for a second agent (ADR 0070): a number and a day, nobody's name. */
export const waitingErasures: WaitingKind = {
  name: "rights.erasures",
  label: { fr: "Effacement à confirmer", en: "Erasure to confirm" },
  plural: { fr: "Effacements à confirmer", en: "Erasures to confirm" },
  order: 70,
  showsApproval: "rights.erasure",
  maySee: (actor) => hasCapability(actor, "person.recover"),
  listWaiting: async (context, query) => {
    const wanted = findToConfirm(context);
    const rows = await context.transaction((tx) =>
      listWaitingRequestRows(tx, context.authorityId, wanted, query),
    );
    const dayOf = ({ acts_on, due_on }: RightsRow) => acts_on ?? due_on;
    const openItems = async (ids: readonly string[]) =>
      rows
        .filter(({ id }) => ids.includes(id))
        .map((row) => ({
          ...toItem(waitingErasures.name, row),
          dueOn: dayOf(row),
          path: `/agents/personnes/${row.person_id}/droits`,
        }));
    const keys = rows.map((row) => ({ id: row.id, dueOn: dayOf(row), since: row.received_on }));
    return { keys, openItems };
  },
  countWaiting: (context, moment) => {
    const wanted = findToConfirm(context);
    return context.transaction((tx) => countWaitingRequestRows(tx, context.authorityId, wanted, moment));
  },
};

function findToConfirm(context: Context): WaitingPart {
  requireCapability(context, "person.recover");
  const { actor } = context;
  return { part: "to_confirm", staffId: actor.kind === "staff" ? actor.staffId : null };
}

const toItem = (kind: string, { id, number, received_on }: RightsRow) => ({
  kind,
  id,
  number,
  since: received_on,
  canAssign: false,
});

const rightNames = {
  access: { fr: "accès", en: "access" },
  rectification: { fr: "rectification", en: "rectification" },
  erasure: { fr: "effacement", en: "erasure" },
  restriction: { fr: "limitation", en: "restriction" },
  portability: { fr: "portabilité", en: "portability" },
  objection: { fr: "opposition", en: "objection" },
} as const;
