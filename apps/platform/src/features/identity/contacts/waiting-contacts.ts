import type { Context } from "../../../kernel/context.ts";
import type { WaitingItem, WaitingKind } from "../../../kernel/waiting.ts";
import { hasCapability, requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { openAll } from "./sealed-words.ts";
import { type ContactRow, countWaitingContactRows, listWaitingContactRows } from "./store.ts";

/** Calls, letters and questions that nobody answered yet. */
export const waitingContacts: WaitingKind = {
  name: "contacts.waiting",
  label: { fr: "Échange", en: "Exchange" },
  plural: { fr: "Échanges", en: "Exchanges" },
  order: 20,
  isOfDesks: true,
  maySee: (actor) => hasCapability(actor, "file.read"),
  listWaiting: (context, query) => {
    requireCapability(context, "file.read");
    return context.transaction(async (tx) => {
      const rows = await listWaitingContactRows(tx, context.authorityId, query);
      const keys = rows.map(({ id, due_on, received_on }) => ({ id, dueOn: due_on, since: received_on }));
      return { keys, openItems: (ids) => openContacts(context, rows, ids) };
    });
  },
  countWaiting: (context, moment) => {
    requireCapability(context, "file.read");
    return context.transaction((tx) => countWaitingContactRows(tx, context.authorityId, moment));
  },
};

/** The authority's journal tells that they were listed. */
async function openContacts(
  context: Context,
  rows: readonly ContactRow[],
  ids: readonly string[],
): Promise<readonly WaitingItem[]> {
  const shown = rows.filter(({ id }) => ids.includes(id));
  return context.transaction(async (tx) => {
    const contacts = await openAll(tx, context, shown);
    await record(tx, context, { action: "contacts.waiting_listed", data: { contacts: contacts.length } });
    return contacts.map(({ id, name, subject, number, receivedOn, dueOn }) => ({
      kind: waitingContacts.name,
      id,
      what: { fr: subject, en: subject },
      subject: name,
      number,
      since: receivedOn,
      dueOn,
      path: `/agents/echanges/${id}`,
      canAssign: false,
    }));
  });
}
