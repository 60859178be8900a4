import { compact, ibanRefusal } from "@ardeco/sepa";
import { type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import type { StaffId } from "../../../kernel/ids.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { accessErrors, addWithoutRole, requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { sealForAuthority } from "../../trust/keys/index.ts";
import { listOffersById } from "./define-pass.ts";
import { passesErrors } from "./errors.ts";
import { formatAgreedIbanField } from "./partner-account.ts";
import type { OfferId, Partner, PartnerId } from "./pass.ts";
import { isAgreed, listPartnerProblems } from "./rules.ts";
import {
  createPartnerAgentRow,
  createPartnerRow,
  deletePartnerAgent,
  endPartner,
  findAgentPartner,
  findLockedPartner,
  findPartnerRow,
  listPartnerRows,
  updateAgreementAuthor,
} from "./store/partners.ts";

export interface NewPartner {
  readonly id: PartnerId;
  readonly name: string;
  readonly place: string;
  readonly siret: string;
  /** Where it is paid. */
  readonly iban: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  readonly offerIds: readonly OfferId[];
}

/**
 * Use case: an administrator agrees a partner for some offers, between two days. The same id again changes
 * nothing. Throws access.capability_missing, passes.partner_not_valid (by field).
 */
export async function createPartnerAgreement(context: Context, input: NewPartner): Promise<void> {
  requireCapability(context, "counter.manage");
  const partner = {
    ...input,
    name: toTidyText(input.name),
    place: toTidyText(input.place),
    siret: input.siret.replace(/\s/g, ""),
    iban: compact(input.iban),
    offerIds: [...new Set(input.offerIds)],
  };
  await context.transaction(async (tx) => {
    await requireValidPartner(context, partner);
    const { authorityId } = context;
    const { id, name, place, siret, iban, startsOn, endsOn, offerIds } = partner;
    const iban_sealed = sealForAuthority(context, formatAgreedIbanField(id), iban);
    const row = {
      authority_id: authorityId,
      id,
      name,
      place,
      siret,
      iban_sealed,
      starts_on: startsOn,
      ends_on: endsOn,
      agreed_by: requireActingStaff(context),
    };
    if (await createPartnerRow(tx, row, offerIds))
      await record(tx, context, { action: "passes.partner_agreed", data: { partner: id, name } });
  });
}

/**
 * Use case: the agreement ends today. Twice is once. Throws access.capability_missing,
 * passes.unknown_partner.
 */
export async function endPartnership(context: Context, id: PartnerId): Promise<void> {
  requireCapability(context, "counter.manage");
  await context.transaction(async (tx) => {
    const { name } = await getPartner(tx, context, id);
    const on = toCivilDate(context.now());
    if (await endPartner(tx, context.authorityId, { id, on }))
      await record(tx, context, { action: "passes.partner_ended", data: { partner: id, name } });
  });
}

/**
 * Use case: an administrator answers for an agreement of which nobody says who gave it; from then on somebody
 * else writes its transfers. Answered for already, nothing changes. Throws access.capability_missing,
 * passes.unknown_partner.
 */
export async function confirmPartnerAgreement(context: Context, id: PartnerId): Promise<void> {
  requireCapability(context, "counter.manage");
  await context.transaction(async (tx) => {
    const { name } = await getPartner(tx, context, id);
    if (await updateAgreementAuthor(tx, context.authorityId, { id, staffId: requireActingStaff(context) }))
      await record(tx, context, { action: "passes.agreement_taken_up", data: { partner: id, name } });
  });
}

export interface PartnerAgent {
  readonly id: StaffId;
  readonly partnerId: PartnerId;
  readonly displayName: string;
  readonly email: string;
}

/**
 * Use case: somebody of the partner may sign in, by the door of agents, without any role: the pages of
 * partners are all they see. The same id again changes nothing; who signed in for a partner before, and does
 * no more, is taken up again. Throws access.capability_missing, access.agent_known (an agent of the house, or
 * of a partner already), passes.unknown_partner.
 */
export async function addPartnerAgent(context: Context, input: PartnerAgent): Promise<void> {
  requireCapability(context, "counter.manage");
  const { authorityId } = context;
  const { id, partnerId, displayName, email } = input;
  await context.transaction(async (tx) => {
    const { name } = await getPartner(tx, context, partnerId);
    // The form sent twice at once is one.
    await findLockedPartner(tx, authorityId, partnerId);
    const staffId = await addWithoutRole(tx, context, { id, displayName, email });
    if (!(await createPartnerAgentRow(tx, authorityId, { partnerId, staffId }))) {
      const own = await findAgentPartner(tx, authorityId, staffId);
      if (staffId === id && own?.id === partnerId) return;
      throw accessErrors.error("access.agent_known");
    }
    const data = { partner: partnerId, name, staffId };
    await record(tx, context, { action: "passes.partner_agent_named", data });
  });
}

/**
 * Use case: they sign in for it no more: from now on, their session opens nothing. Throws
 * access.capability_missing, passes.unknown_partner.
 */
export async function endPartnerAgent(
  context: Context,
  { partnerId, staffId }: { readonly partnerId: PartnerId; readonly staffId: StaffId },
): Promise<void> {
  requireCapability(context, "counter.manage");
  await context.transaction(async (tx) => {
    const { name } = await getPartner(tx, context, partnerId);
    if (await deletePartnerAgent(tx, context.authorityId, { partnerId, staffId }))
      await record(tx, context, {
        action: "passes.partner_agent_ended",
        data: { partner: partnerId, name, staffId },
      });
  });
}

/** Every partner of the authority, by name. Throws access.capability_missing. */
export function listPartners(context: Context): Promise<readonly Partner[]> {
  return context.read(async (tx) => {
    requireCapability(context, "counter.manage");
    return listPartnerRows(tx, context.authorityId);
  });
}

/** Throws passes.unknown_partner. */
export async function getPartner(tx: Tx, context: Context, id: PartnerId): Promise<Partner> {
  const found = await findPartnerRow(tx, context.authorityId, id);
  if (!found) throw passesErrors.error("passes.unknown_partner");
  return found;
}

/** For whom the acting agent signs in; undefined of any other. */
export async function findOwnPartner(context: Context): Promise<Partner | undefined> {
  const { actor } = context;
  if (actor.kind !== "staff" || actor.delegationId !== undefined) return undefined;
  const system = toPassesSystem(context);
  return system.transaction((tx) => findAgentPartner(tx, system.authorityId, actor.staffId));
}

/** Throws passes.not_a_partner. */
export async function requirePartner(context: Context): Promise<Partner> {
  const partner = await findOwnPartner(context);
  if (!partner) throw passesErrors.error("passes.not_a_partner");
  return partner;
}

/** Who acts for it. Throws passes.not_a_partner. */
export function requireActingStaff({ actor }: Context): StaffId {
  if (actor.kind !== "staff") throw passesErrors.error("passes.not_a_partner");
  return actor.staffId;
}

/** Whose agreement is in force today. Throws passes.not_a_partner, passes.agreement_ended. */
export async function requireAgreed(context: Context): Promise<Partner> {
  const partner = await requirePartner(context);
  requireInForce(partner, toCivilDate(context.now()));
  return partner;
}

/** Throws passes.agreement_ended. */
export function requireInForce(partner: Partner, day: CivilDate): void {
  if (!isAgreed(partner, day)) throw passesErrors.error("passes.agreement_ended");
}

export const toPassesSystem = (context: Context): SystemContext =>
  elevate(context, {
    name: "passes",
    reason: "A partner confirms a use without seeing the person, their pass, or another partner’s uses.",
  });

async function requireValidPartner(context: Context, partner: NewPartner): Promise<void> {
  const problems = [...listPartnerProblems(partner)];
  if (ibanRefusal(partner.iban) !== null)
    problems.push({
      field: "iban",
      code: "passes.iban_not_valid",
      fr: "Cet IBAN n’est pas valable : recopiez-le du relevé d’identité bancaire.",
      en: "This IBAN is not valid: copy it from the bank details.",
    });
  const offers = await listOffersById(context);
  if (partner.offerIds.some((id) => !offers.has(id)))
    problems.push({
      field: "offers",
      code: "passes.offers_not_valid",
      fr: "Un de ces atouts n’existe pas.",
      en: "One of these offers does not exist.",
    });
  if (problems.length > 0) throw passesErrors.error("passes.partner_not_valid", problems);
}
