import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { listPersonMessages } from "../../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../../trust/audit/index.ts";
import { listInvoices } from "../../invoices/index.ts";

type Person = Parameters<typeof listPersonMessages>[1] & { readonly personId: string };

const idOf = ({ personId }: Person): PersonId => parseId<"person">(personId);

/** What was written to them, each with its subject, in plain spaces. */
export async function messagesOf(person: Person): Promise<readonly string[]> {
  const found = await person.transaction((tx) => listPersonMessages(tx, person, idOf(person)));
  return found.map(({ subject, text }) => `${subject}\n${text}`.replaceAll(/[\u00a0\u202f]/g, " "));
}

/** The lines of their journal, the latest first. */
export async function actionsOf(person: Person): Promise<readonly string[]> {
  const { entries } = await person.transaction((tx) => readPersonJournal(tx, person, idOf(person)));
  return entries.map(({ action }) => action);
}

export const invoiceOf = async (person: Person) => (await listInvoices(person, idOf(person)))[0];
