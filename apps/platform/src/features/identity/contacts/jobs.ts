import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { notify } from "../../messaging/notifications/index.ts";
import { findContactRow } from "./store.ts";

/** By the system: an agent of a service's desk may not read where the person is reached. */
async function notifyContactPerson(context: Context, data: Readonly<Record<string, unknown>>): Promise<void> {
  const id = parseId<"contact">(String(data.contactId));
  await context.transaction(async (tx) => {
    const row = await findContactRow(tx, context.authorityId, id);
    if (row?.state !== "answered") return;
    const personId = parseId<"person">(row.person_id);
    await notify(tx, context, { personId, template: "contact_answered", data: { number: row.number } });
  });
}

export const contactsJobs: ModuleJobs = {
  handlers: { "contacts.tell_person": { run: notifyContactPerson } },
};
