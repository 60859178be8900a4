import { addDays, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { SupportId } from "../../supports/index.ts";
import { computeCardName, computeNameUnderKey, getDeniedListKey } from "../card-keys.ts";
import { terminalsErrors } from "../errors.ts";
import { saveCardServiceNames } from "../save-card-service-names.ts";
import { createCardRow } from "../store/cards.ts";

/** Longer than any card serves: a card that was forgotten is refused all the same. */
const REFUSED_DAYS = 366;

export interface NewCard {
  /** In hexadecimal, as the card proved it. */
  readonly uid: string;
  readonly supportId: SupportId;
  /** Last day of the support. */
  readonly expiresOn: string;
  /** AIDs of the applications that are on it. */
  readonly written: readonly string[];
}

/** From now on this card is that support. Throws terminals.card_made. */
export async function saveNewCard(
  tx: Tx,
  system: Context,
  { uid, supportId, expiresOn, written }: NewCard,
): Promise<void> {
  const kept = await createCardRow(tx, {
    authority_id: system.authorityId,
    name: computeCardName(system, uid),
    support_id: supportId,
    denied_as: computeNameUnderKey(getDeniedListKey(system), uid),
    made_on: toCivilDate(system.now()),
    until: addDays(expiresOn, REFUSED_DAYS),
    written: [...written],
    made_with: [...written],
  });
  if (!kept) throw terminalsErrors.error("terminals.card_made");
  await saveCardServiceNames(tx, system, uid);
}
