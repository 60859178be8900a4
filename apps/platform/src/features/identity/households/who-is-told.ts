import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { findAccount } from "../../access/access/index.ts";
import { notify, type TemplateData, type TemplateName } from "../../messaging/notifications/index.ts";
import { findCurrentText, listElements } from "../identity/index.ts";
import { listActingRepresentatives } from "./may-represent.ts";
import type { Representation } from "./representation.ts";

/**
 * Who is told what happens to this person: whoever reads it in their stead or beside them, a parent, a
 * guardian or a curator, and the person; not a child, or somebody under guardianship, who has no account of
 * their own: those who act for them are told. Never by a mandate: whoever has one does what they were asked,
 * and a bounded one reads none of the rest. For the system.
 */
export async function listTold(tx: Tx, system: Context, personId: PersonId): Promise<readonly PersonId[]> {
  const close = (
    await listActingRepresentatives(tx, system, { forPersonId: personId, act: "prepare" })
  ).filter(isInPerson);
  const isReplaced = close.some(({ measure }) => measure !== "curatelle");
  const isReached = !isReplaced || (await findAccount(tx, system, personId)) !== undefined;
  return [...new Set([...(isReached ? [personId] : []), ...listNotifiedRepresentatives(close)])];
}

/**
 * One message to each of them, in the transaction of what it tells: who acts for this person, or beside them,
 * reads first of whom it is, and its link leads to their page. By the system.
 */
export async function notifyTold<N extends TemplateName>(
  tx: Tx,
  system: Context,
  { personId, template, data }: { personId: PersonId; template: N; data: TemplateData<N> },
): Promise<void> {
  const name = findCurrentText(await listElements(tx, system, personId, ["given_name"]), "given_name");
  for (const reader of await listTold(tx, system, personId))
    await notify(tx, system, {
      personId: reader,
      template,
      data,
      ...(reader === personId ? {} : { about: { personId, name } }),
    });
}

/**
 * Who has parental authority or guardianship over this person, and may do usual acts today: what they alone
 * decide, each of them is told. For the system.
 */
export async function listResponsible(
  tx: Tx,
  system: Context,
  personId: PersonId,
): Promise<readonly PersonId[]> {
  const edges = await listActingRepresentatives(tx, system, { forPersonId: personId });
  return [...new Set(listNotifiedRepresentatives(edges.filter(isInPerson)))];
}

const isInPerson = ({ kind }: Representation): boolean => kind !== "mandate";

const listNotifiedRepresentatives = (edges: readonly Representation[]): readonly PersonId[] =>
  edges.map(({ representativeId }) => representativeId);
