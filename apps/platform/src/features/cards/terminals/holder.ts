import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { type CounterId, type FoundAccount, findAccount } from "../../ledger/counters/index.ts";
import { computePairwiseSubject } from "../../trust/keys/index.ts";
import { findCarrier } from "../supports/index.ts";
import type { ApplicationService, CardApplication } from "./application.ts";
import { findCard } from "./store/cards.ts";

/** Whose card it is, and their account of the counter of its purse. */
export interface Holder extends FoundAccount {
  readonly personId: PersonId;
  readonly supportId: string;
  readonly counterId: CounterId;
  /** As the service names them. */
  readonly subject: string;
}

/**
 * Undefined when nobody has this card, or has no such account.
 * @param card as rows name it
 */
export async function findHolder(
  tx: Tx,
  system: Context,
  {
    card,
    application,
    service,
  }: {
    readonly card: Buffer;
    readonly application: CardApplication;
    readonly service: Pick<ApplicationService, "providerId" | "serviceId">;
  },
): Promise<Holder | undefined> {
  const known = await findCard(tx, system.authorityId, card);
  if (!known || !application.purse) return undefined;
  const personId = await findCarrier(tx, system, parseId<"support">(known.support_id));
  if (personId === undefined) return undefined;
  const { counterId } = application.purse;
  const sector = { providerId: service.providerId, serviceId: service.serviceId };
  const subject = computePairwiseSubject(system, sector, personId);
  const account = await findAccount(tx, system, { service: sector, counterId, subject });
  return account && { ...account, personId, supportId: known.support_id, counterId, subject };
}
