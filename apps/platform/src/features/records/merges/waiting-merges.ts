import type { Context } from "../../../kernel/context.ts";
import { NO_DUE_DAY, type WaitingItem, type WaitingKind } from "../../../kernel/waiting.ts";
import { hasCapability, requireCapability } from "../../access/access/index.ts";
import { countWaitingMerges, listWaitingMerges } from "../../identity/identity/index.ts";
import { record } from "../../trust/audit/index.ts";
import { WAITS_DAYS } from "./expire-merge-request.ts";

type WaitingMerge = Awaited<ReturnType<typeof listWaitingMerges>>[number];

/** Pairs said to be one person, to be merged; and what a colleague asked, until it lapses. */
export const waitingMerges: WaitingKind = {
  name: "merges.waiting",
  label: { fr: "Réunion", en: "Merge" },
  plural: { fr: "Réunions", en: "Merges" },
  order: 50,
  maySee: (actor) => hasCapability(actor, "person.merge"),
  listWaiting: async (context, query) => {
    requireCapability(context, "person.merge");
    const merges = await context.transaction((tx) => listWaitingMerges(tx, context, WAITS_DAYS, query));
    const keys = merges.map(({ id, dueOn, saidOn }) => ({ id, dueOn, since: saidOn }));
    return { keys, openItems: (ids) => openMerges(context, merges, ids) };
  },
  countWaiting: (context, moment) => {
    requireCapability(context, "person.merge");
    return context.transaction((tx) => countWaitingMerges(tx, context, WAITS_DAYS, moment));
  },
};

/** The page opens both names: the authority's journal tells it. */
async function openMerges(
  context: Context,
  merges: readonly WaitingMerge[],
  ids: readonly string[],
): Promise<readonly WaitingItem[]> {
  const shown = merges.filter(({ id }) => ids.includes(id));
  await context.transaction((tx) =>
    record(tx, context, { action: "merges.listed", data: { pairs: shown.length } }),
  );
  return shown.map(({ id, people, state, saidOn, dueOn }) => ({
    kind: waitingMerges.name,
    id,
    what: whatOf[state],
    subjectIds: people,
    since: saidOn,
    ...(dueOn === NO_DUE_DAY ? {} : { dueOn }),
    path: `/agents/doublons/${id}/reunion`,
    canAssign: false,
  }));
}

const toMerge = { fr: "à réunir", en: "to be merged" };
const whatOf = {
  waiting: toMerge,
  asked: { fr: "à confirmer, demandée par un collègue", en: "to confirm, asked by a colleague" },
  active: { fr: "à défaire, demandé par un collègue", en: "to undo, asked by a colleague" },
  undone: toMerge,
  apart: toMerge,
} as const;
