import type { Context, Tx } from "../../kernel/context.ts";
import type { DeskId, FileId, PersonId } from "../../kernel/ids.ts";
import { createAccount, findAccount, requireCapability } from "../access/index.ts";
import { getDefaultDesk } from "../authorities/index.ts";
import { declareRepresentation, type NewRepresentation } from "../households/index.ts";
import { createPerson, findPerson } from "../identity/index.ts";
import { openDraft } from "./open-draft.ts";

export interface StartAtDesk {
  /** Somebody known, or the id given to somebody new. */
  readonly personId: PersonId;
  /** Of a child, or of somebody who does not come themselves: who does, and by what right. */
  readonly representedBy?: Omit<NewRepresentation, "representedId">;
}

/**
 * Use case: an agent opens a file for whoever stands at the desk, who needs neither e-mail, phone nor computer: an
 * account without an address gets letters. Twice with the same id: the same file. Throws access.capability_missing.
 */
export async function startAtDesk(context: Context, input: StartAtDesk): Promise<FileId> {
  requireCapability(context, "person.enrol");
  const { personId, representedBy } = input;
  return context.transaction(async (tx) => {
    if (!(await findPerson(tx, context, personId))) await createPerson(tx, context, { id: personId });
    if (representedBy)
      await declareRepresentation(tx, context, { ...representedBy, representedId: personId });
    else if (!(await findAccount(tx, context, personId))) await createAccount(tx, context, { personId });
    return openDraft(tx, context, {
      personId,
      contactId: representedBy?.representativeId ?? personId,
      openedAt: "desk",
      deskId: await deskOf(tx, context),
    });
  });
}

/** The agent's own desk when a role names one, else where everything arrives. */
async function deskOf(tx: Tx, context: Context): Promise<DeskId> {
  const roles = context.actor.kind === "staff" ? context.actor.roles : [];
  const own = roles.find(({ deskId }) => deskId !== undefined)?.deskId;
  return own ?? (await getDefaultDesk(tx, context)).id;
}
