import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { computeCarriedByCards } from "../../cards/terminals/index.ts";
import { type Grant, isInUse, listLiveGrants } from "../../consent/consent/index.ts";
import { listFolded } from "../../identity/identity/index.ts";
import { findAccount } from "../../ledger/counters/index.ts";
import { computePairwiseSubject, computeSectorSubject, type Sector } from "../../trust/keys/index.ts";
import { listPasses } from "./define-pass.ts";
import type { Offer, Pass, PassId } from "./pass.ts";
import type { Left } from "./rules.ts";
import { listMemberships } from "./store/members.ts";
import type { MembershipRow, UseRow } from "./store/tables.ts";

/** A membership, with whose it is: found from the person, never the other way. */
export interface Member {
  readonly row: MembershipRow;
  readonly pass: Pass;
  /** Under which number they joined: that of somebody merged into another stays theirs. */
  readonly personId: PersonId;
}

/** A pass is a sealed world of its own: what it calls somebody is in no other table. */
export const computePassSubject = (context: Context, id: PassId, personId: PersonId): Buffer =>
  computeSectorSubject(
    context,
    { providerId: context.authorityId, serviceId: parseId<"service">(id) },
    personId,
  );

export const buildPassSector = ({
  providerId,
  serviceId,
}: Pick<Pass, "providerId" | "serviceId">): Sector => ({
  providerId,
  serviceId,
});

export const buildPassCaller = (pass: Pass) => ({
  service: buildPassSector(pass),
  caller: `passes:${pass.id}`,
  carriedOf: computeCarriedByCards,
});

/** Their memberships, of numbers merged into theirs too. For the system. */
export async function listPersonMembers(
  tx: Tx,
  system: Context,
  personId: PersonId,
): Promise<readonly Member[]> {
  const whose = [personId, ...(await listFolded(tx, system, personId))];
  const named = (await listPasses(system)).flatMap((pass) =>
    whose.map((one) => ({ pass, personId: one, subject: computePassSubject(system, pass.id, one) })),
  );
  const rows = await listMemberships(
    tx,
    system.authorityId,
    named.map(({ subject }) => subject),
  );
  return rows.flatMap((row) => {
    const found = named.find(({ subject }) => subject.equals(row.subject));
    return found ? [{ row, pass: found.pass, personId: found.personId }] : [];
  });
}

/**
 * The agreement that carries a pass, while it lives, is not paused, and the rule of its service has said yes.
 * For the system.
 */
export async function findLiveGrant(
  tx: Tx,
  system: Context,
  { personId, pass }: { readonly personId: PersonId; readonly pass: Pass },
): Promise<Grant | undefined> {
  const [grant] = await listLiveGrants(tx, system, personId, [pass.serviceId]);
  return grant && isInUse(grant) ? grant : undefined;
}

/** What is left of an offer: uses by its rows, cents by the ledger. For the system. */
export async function computeOfferLeft(
  tx: Tx,
  system: Context,
  {
    member,
    offer,
    uses,
  }: { readonly member: Member; readonly offer: Offer; readonly uses: readonly UseRow[] },
): Promise<Left> {
  const held = uses.filter(({ offer_id, cancelled_on }) => offer_id === offer.id && cancelled_on === null);
  const service = buildPassSector(member.pass);
  const subject = computePairwiseSubject(system, service, member.personId);
  const account = await findAccount(tx, system, { service, counterId: offer.counterId, subject });
  const free = account?.free ?? 0;
  const uses_ = Math.max(0, offer.uses - held.length);
  return free === 0 ? { uses: 0, cents: 0 } : { uses: uses_, cents: offer.amountCents > 0 ? free : 0 };
}
