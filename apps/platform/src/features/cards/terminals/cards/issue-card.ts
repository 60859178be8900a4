import type { Made, MakeOrder } from "@ardeco/contracts";
import type { Card } from "@ardeco/desfire";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { findKept, listElements } from "../../../identity/identity/index.ts";
import type { Equipment } from "../../equipment/index.ts";
import { applySupportPersonalisation, getSupport, type Support } from "../../supports/index.ts";
import { type CardApplication, cardElements } from "../application.ts";
import { computeCardName } from "../card-keys.ts";
import { readApplications } from "../define-application.ts";
import { readerErrors } from "../errors.ts";
import { findCard } from "../store/cards.ts";
import { deleteMaking, findMaking } from "../store/makings.ts";
import type { MakingRow } from "../store/tables.ts";
import { saveNewCard } from "./save-new-card.ts";
import { writeCard } from "./write-card.ts";

/** A card to be made, and of what. */
export interface Making {
  readonly uid: string;
  readonly asked: MakingRow;
  readonly support: Support;
  readonly applications: readonly CardApplication[];
  /** By the name of the element; none for those that nobody knows. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What an agent asked of this reader, for this card. Throws reader.nothing_to_make. */
export async function getReaderMaking(
  system: Context,
  reader: Equipment,
  { make: uid }: MakeOrder,
): Promise<Making> {
  return system.transaction(async (tx) => {
    const asked = await findMaking(tx, system.authorityId, { id: reader.id, now: system.now() });
    const isMade = await findCard(tx, system.authorityId, computeCardName(system, uid));
    if (!asked || isMade) throw readerErrors.error("reader.nothing_to_make");
    const support = await getSupport(system, parseId<"support">(asked.support_id));
    const applications = (await readApplications(tx, system)).filter(({ closedOn }) => closedOn === null);
    if (support.state !== "ordered" || applications.length === 0)
      throw readerErrors.error("reader.nothing_to_make");
    // Two numbers that became one person have what is known of that person.
    const kept = await findKept(tx, system, support.personId);
    return { uid, asked, support, applications, texts: await listCardTexts(tx, system, kept) };
  });
}

/** Only what a card may hold is opened, and only what an agent validated is written. */
export async function listCardTexts(
  tx: Tx,
  system: Context,
  personId: PersonId,
): Promise<ReadonlyMap<string, string>> {
  const known = await listElements(tx, system, personId, cardElements);
  return new Map(
    known.flatMap(({ name, validated }) =>
      typeof validated?.value === "string" ? [[name, validated.value] as const] : [],
    ),
  );
}

/**
 * Writes each application, then says which support the card is, ready at once: a card torn away before, or
 * whose support an agent changed meanwhile, is blank to whoever begins again. The person is told that it
 * waits for them. Throws what the card answers, terminals.card_made, supports.not_now.
 */
export async function issueCard(system: Context, card: Card, making: Making): Promise<Made> {
  const { uid, asked, support, applications, texts } = making;
  const bytes = Uint8Array.from(Buffer.from(uid, "hex"));
  for (const application of applications) {
    const elements = application.elements.map((element) => texts.get(element) ?? "");
    await writeCard(system, card, application, { uid: bytes, elements });
  }
  const { id, expiresOn, version } = support;
  await system.transaction(async (tx) => {
    if (!(await deleteMaking(tx, asked))) throw readerErrors.error("reader.nothing_to_make");
    const written = applications.map(({ aid }) => aid);
    await saveNewCard(tx, system, { uid, supportId: id, expiresOn, written });
    await applySupportPersonalisation(tx, system, { id, version });
  });
  return { outcome: "made" };
}
