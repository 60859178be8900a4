import type { Context } from "../../../kernel/context.ts";
import { NO_DUE_DAY, type WaitingItem, type WaitingKind } from "../../../kernel/waiting.ts";
import { hasCapability, requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { type Message, openMessage } from "./message.ts";
import { countWaitingLetterRows, listWaitingLetterRows, type MessageRow } from "./store.ts";

/** Letters that nobody has printed yet, for those who are told on paper. */
export const waitingLetters: WaitingKind = {
  name: "notifications.letters",
  label: { fr: "Lettre à imprimer", en: "Letter to print" },
  plural: { fr: "Lettres", en: "Letters" },
  order: 30,
  maySee: (actor) => hasCapability(actor, "person.enrol"),
  listWaiting: (context, query) => {
    requireCapability(context, "person.enrol");
    return context.transaction(async (tx) => {
      const rows = await listWaitingLetterRows(tx, context.authorityId, query);
      const keys = rows.map(({ id, day }) => ({ id, dueOn: NO_DUE_DAY, since: day }));
      return { keys, openItems: (ids) => openLetters(context, rows, ids) };
    });
  },
  countWaiting: (context, moment) => {
    requireCapability(context, "person.enrol");
    return context.transaction((tx) => countWaitingLetterRows(tx, context.authorityId, moment));
  },
};

/** The authority's journal tells that they were seen. */
async function openLetters(
  context: Context,
  rows: readonly MessageRow[],
  ids: readonly string[],
): Promise<readonly WaitingItem[]> {
  return context.transaction(async (tx) => {
    const letters: Message[] = [];
    for (const row of rows) if (ids.includes(row.id)) letters.push(await openMessage(tx, context, row));
    await record(tx, context, { action: "notifications.letters_listed", data: { letters: letters.length } });
    return letters.map(({ id, personId, subject, day }) => ({
      kind: waitingLetters.name,
      id,
      what: { fr: subject, en: subject },
      ...(personId === undefined ? {} : { subjectIds: [personId] }),
      since: day,
      path: `/agents/lettres/${id}`,
      canAssign: false,
    }));
  });
}
