import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../kernel/recover-refusal.ts";
import { checkEligibility, getServiceVersion, listRuleElements } from "../../catalogue/catalogue/index.ts";
import type { Grant } from "../../consent/consent/index.ts";
import { requireRepresentative } from "../../identity/households/index.ts";
import { requireNotFolded } from "../../identity/identity/index.ts";
import { hasGain } from "../../identity/interests/index.ts";
import {
  applyHouseTransfer,
  type CounterAccountId,
  type CounterId,
  countersErrors,
  debitAccountInTransaction,
  openAccountInTransaction,
  readTakeableAmount,
  setAccountEndDay,
} from "../../ledger/counters/index.ts";
import { record } from "../../trust/audit/index.ts";
import { computePairwiseSubject } from "../../trust/keys/index.ts";
import { toPassesSystem } from "./create-partner-agreement.ts";
import { getPass } from "./define-pass.ts";
import { readValidElements } from "./entitled.ts";
import { passesErrors } from "./errors.ts";
import {
  buildPassCaller,
  buildPassSector,
  computePassSubject,
  findLiveGrant,
  listPersonMembers,
  type Member,
} from "./member.ts";
import type { Pass, PassId } from "./pass.ts";
import { createMembershipRow, findLockedMembership, updateMembershipStart } from "./store/members.ts";

interface Joining {
  readonly passId: PassId;
  readonly personId: PersonId;
}

/**
 * Use case: the person, who may act for them, or an agent who has no interest in it, joins a pass under the
 * agreement that carries it. Its fee, if any, is paid next (`openPass`). Joined already, nothing changes.
 * Throws households.cannot_act_for, access.capability_missing, passes.unknown, passes.over,
 * passes.agreement_needed, passes.not_entitled, passes.element_missing, passes.own_interest.
 */
export async function createPassMembership(
  context: Context,
  { passId, personId }: Joining,
): Promise<{ readonly isFree: boolean }> {
  const pass = await mayJoin(context, { passId, personId });
  const system = toPassesSystem(context);
  await system.transaction(async (tx) => {
    await requireNotFolded(tx, system, personId);
    const grant = await requireAgreement(tx, system, { pass, personId });
    await requireEntitled(tx, system, { pass, personId, grant });
    if (!(await findMember(tx, system, { passId, personId })))
      await createMember(tx, { context, system }, { pass, personId });
    if (pass.feeCounterId !== null)
      await openAccountInTransaction(tx, context, { personId, counterId: pass.feeCounterId });
  });
  return { isFree: pass.feeCounterId === null };
}

async function createMember(
  tx: Tx,
  { context, system }: { readonly context: Context; readonly system: Context },
  { pass, personId }: { readonly pass: Pass; readonly personId: PersonId },
): Promise<void> {
  await createMembershipRow(tx, {
    authority_id: system.authorityId,
    id: system.newId<string>(),
    pass_id: pass.id,
    subject: computePassSubject(system, pass.id, personId),
    joined_on: toCivilDate(system.now()),
    active_on: null,
  });
  await record(tx, context, {
    action: "passes.joined",
    personId,
    data: { pass: pass.id, name: pass.name.fr },
  });
}

/**
 * What an agent holds for a fee, in cents as their page said it, and what writes it down in the transaction
 * that opens the pass.
 */
export interface FeeInHand {
  readonly cents: number;
  isTaken(tx: Tx): Promise<boolean>;
  take(tx: Tx): Promise<unknown>;
}

/**
 * Use case: what is missing of a fee on its counter, in cents; 0 once it can be taken. Throws
 * households.cannot_act_for, passes.unknown.
 */
export async function readFeeDue(context: Context, { passId, personId }: Joining): Promise<number> {
  const system = toPassesSystem(context);
  const { serviceId } = await getPass(system, passId);
  await context.transaction((tx) =>
    requireRepresentative(tx, context, { forPersonId: personId, act: "usual", serviceId }),
  );
  return system.transaction(async (tx) => {
    const found = await findMember(tx, system, { passId, personId });
    return found && found.row.active_on === null ? computeFeeDue(tx, system, found) : 0;
  });
}

/**
 * Use case: the fee is taken from its counter and the offers are put in the ledger, in one transaction; what
 * an agent holds for it is written down in the same, once everything was checked, and only when it is what is
 * due. Open already, nothing is taken again. Throws as createPassMembership, passes.not_a_member,
 * passes.fee_not_paid, passes.fee_over_bound, passes.fee_changed, passes.open_already; what the money throws.
 */
export async function openPass(
  context: Context,
  { passId, personId }: Joining,
  inHand?: FeeInHand,
): Promise<void> {
  const pass = await mayJoin(context, { passId, personId });
  const system = toPassesSystem(context);
  await system.transaction(async (tx) => {
    const found = await findMember(tx, system, { passId, personId });
    const row =
      found && (await findLockedMembership(tx, system.authorityId, parseId<"passMembership">(found.row.id)));
    if (!found || !row) throw passesErrors.error("passes.not_a_member");
    // Before what is due is read: at the till as everywhere, who takes money waits for the régie first.
    const isTaken = (await inHand?.isTaken(tx)) ?? false;
    if (row.active_on !== null) {
      if (inHand && !isTaken) throw passesErrors.error("passes.open_already");
      return;
    }
    const grant = await requireAgreement(tx, system, { pass, personId });
    await requireEntitled(tx, system, { pass, personId, grant });
    if (inHand && !isTaken) {
      if ((await computeFeeDue(tx, system, found)) !== inHand.cents)
        throw passesErrors.error("passes.fee_changed");
      await inHand.take(tx);
    }
    const accounts = await openOffers(tx, context, found);
    await debitFee(tx, system, found);
    await creditOffers(tx, system, found, accounts);
    const id = parseId<"passMembership">(row.id);
    await updateMembershipStart(tx, system.authorityId, { id, on: toCivilDate(system.now()) });
    const data = { pass: passId, name: pass.name.fr, fee: pass.feeCents };
    await record(tx, context, { action: "passes.opened", personId, data });
  });
}

async function mayJoin(context: Context, { passId, personId }: Joining): Promise<Pass> {
  const system = toPassesSystem(context);
  const pass = await getPass(system, passId);
  const { serviceId } = pass;
  await context.transaction((tx) =>
    requireRepresentative(tx, context, { forPersonId: personId, act: "usual", serviceId }),
  );
  if (pass.endsOn < toCivilDate(system.now())) throw passesErrors.error("passes.over");
  await system.transaction((tx) => requireNoPassInterest(tx, { context, system }, personId));
  return pass;
}

/**
 * Whoever would gain leaves it to a colleague: the person, who lives with them, who acts for them, a
 * namesake.
 */
async function requireNoPassInterest(
  tx: Tx,
  { context: { actor }, system }: { readonly context: Context; readonly system: Context },
  personId: PersonId,
): Promise<void> {
  if (actor.kind !== "staff") return;
  if (await hasGain(tx, system, personId, actor)) throw passesErrors.error("passes.own_interest");
}

async function requireAgreement(
  tx: Tx,
  system: Context,
  asked: { readonly pass: Pass; readonly personId: PersonId },
): Promise<Grant> {
  const grant = await findLiveGrant(tx, system, asked);
  if (!grant) throw passesErrors.error("passes.agreement_needed");
  return grant;
}

/** By what was agreed to and checked, and nothing else. */
async function requireEntitled(
  tx: Tx,
  system: Context,
  { pass, personId, grant }: { readonly pass: Pass; readonly personId: PersonId; readonly grant: Grant },
): Promise<void> {
  if (pass.rule === null) return;
  const { definition } = await getServiceVersion(tx, pass.serviceId, grant.version);
  const ruled = { ...definition, eligibility: pass.rule };
  const today = toCivilDate(system.now());
  const agreed = listRuleElements(ruled).filter((element) => grant.granted.includes(element));
  const known = await readValidElements(tx, system, personId);
  const values = Object.fromEntries(
    agreed.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]])),
  );
  const { outcome } = checkEligibility(ruled, values, pass.ruleOn ?? today);
  if (outcome === "no") throw passesErrors.error("passes.not_entitled");
  if (outcome === "missing") throw passesErrors.error("passes.element_missing");
}

async function findMember(
  tx: Tx,
  system: Context,
  { passId, personId }: Joining,
): Promise<Member | undefined> {
  return (await listPersonMembers(tx, system, personId)).find(({ pass }) => pass.id === passId);
}

/** What money is missing: what cards carry of the counter pays no fee. */
async function computeFeeDue(tx: Tx, system: Context, { pass, personId }: Member): Promise<number> {
  if (pass.feeCounterId === null) return 0;
  const subject = computePairwiseSubject(system, buildPassSector(pass), personId);
  const asked = { counterId: pass.feeCounterId, subject };
  return Math.max(0, pass.feeCents - (await readTakeableAmount(tx, system, buildPassCaller(pass), asked)));
}

async function debitFee(tx: Tx, system: Context, { row, pass, personId }: Member): Promise<void> {
  if (pass.feeCounterId === null) return;
  const subject = computePairwiseSubject(system, buildPassSector(pass), personId);
  const label = `Adhésion : ${pass.name.fr}`.slice(0, 80);
  const fee = { counterId: pass.feeCounterId, key: row.id, label, subject, amount: pass.feeCents };
  await recoverRefusal(
    listCodes(countersErrors),
    () => debitAccountInTransaction(tx, system, buildPassCaller(pass), fee),
    ({ code }) => {
      const isBound = code === countersErrors.codes["counters.over_bound"];
      throw passesErrors.error(isBound ? "passes.fee_over_bound" : "passes.fee_not_paid");
    },
  );
}

type OfferAccounts = ReadonlyMap<CounterId, CounterAccountId>;

/** Before the fee is taken: who opens or leaves an account holds its holder first, and its counter next. */
async function openOffers(tx: Tx, context: Context, { pass, personId }: Member): Promise<OfferAccounts> {
  const opened = new Map<CounterId, CounterAccountId>();
  for (const { counterId } of pass.offers)
    opened.set(
      counterId,
      await openAccountInTransaction(tx, context, { personId, counterId, keptBy: "passes" }),
    );
  return opened;
}

/** Each in the counter of its own. */
async function creditOffers(
  tx: Tx,
  system: Context,
  { row, pass }: Member,
  accounts: OfferAccounts,
): Promise<void> {
  for (const offer of pass.offers) {
    const { counterId } = offer;
    const accountId = accounts.get(counterId);
    if (accountId === undefined) throw new TypeError("an account was opened for each offer");
    await applyHouseTransfer(tx, system, {
      counterId: offer.counterId,
      caller: `passes:${pass.id}`,
      key: row.id,
      kind: "credit",
      other: "opening",
      accountId,
      amount: offer.amountCents > 0 ? offer.amountCents * offer.uses : offer.uses,
    });
    await setAccountEndDay(tx, system, {
      counterId: offer.counterId,
      accountId,
      day: pass.endsOn,
    });
  }
}
