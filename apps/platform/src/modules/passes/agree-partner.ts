import { compact, ibanRefusal } from "@ardeco/sepa";
import { type CivilDate, civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { StaffId } from "../../kernel/ids.ts";
import { tidy } from "../../kernel/text.ts";
import { accessErrors, addAgent, requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import { openForAuthority, sealForAuthority } from "../keys/index.ts";
import { everyOffer } from "./define-pass.ts";
import { passesErrors } from "./errors.ts";
import type { OfferId, Partner, PartnerId } from "./pass.ts";
import { isAgreed, partnerProblems } from "./rules.ts";
import {
  deletePartnerAgent,
  endPartner,
  insertPartner,
  insertPartnerAgent,
  listPartnerRows,
  readIban,
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
 * Use case: an administrator agrees a partner for some offers, between two days. The same id again changes nothing.
 * Throws access.capability_missing, passes.partner_not_valid (by field).
 */
export async function agreePartner(context: Context, input: NewPartner): Promise<void> {
  requireCapability(context, "counter.manage");
  const partner = {
    ...input,
    name: tidy(input.name),
    place: tidy(input.place),
    siret: input.siret.replace(/\s/g, ""),
    iban: compact(input.iban),
    offerIds: [...new Set(input.offerIds)],
  };
  await context.transaction(async (tx) => {
    await requireSound(tx, context, partner);
    const { authorityId } = context;
    const { id, name, place, siret, iban, startsOn, endsOn, offerIds } = partner;
    const iban_sealed = sealForAuthority(context, ibanField(id), iban);
    const row = {
      authority_id: authorityId,
      id,
      name,
      place,
      siret,
      iban_sealed,
      starts_on: startsOn,
      ends_on: endsOn,
    };
    if (await insertPartner(tx, row, offerIds))
      await record(tx, context, { action: "passes.partner_agreed", data: { partner: id, name } });
  });
}

/** Use case: the agreement ends today. Twice is once. Throws access.capability_missing, passes.unknown_partner. */
export async function endPartnership(context: Context, id: PartnerId): Promise<void> {
  requireCapability(context, "counter.manage");
  await context.transaction(async (tx) => {
    const { name } = await getPartner(tx, context, id);
    const on = civilDate(context.now());
    if (await endPartner(tx, context.authorityId, { id, on }))
      await record(tx, context, { action: "passes.partner_ended", data: { partner: id, name } });
  });
}

export interface PartnerAgent {
  readonly id: StaffId;
  readonly partnerId: PartnerId;
  readonly displayName: string;
  readonly email: string;
}

/**
 * Use case: somebody of the partner may sign in, by the door of agents, without any role: the pages of partners are all they see.
 * Throws access.capability_missing, access.agent_known (an agent of the house is not a partner's), passes.unknown_partner.
 */
export async function namePartnerAgent(context: Context, input: PartnerAgent): Promise<void> {
  requireCapability(context, "counter.manage");
  const { name } = await context.transaction((tx) => getPartner(tx, context, input.partnerId));
  const { id: staffId, partnerId, displayName, email } = input;
  await addAgent(context, { id: staffId, displayName, email, roles: [] });
  await context.transaction(async (tx) => {
    if (!(await insertPartnerAgent(tx, context.authorityId, { partnerId, staffId })))
      throw accessErrors.error("access.agent_known");
    const data = { partner: partnerId, name, staffId };
    await record(tx, context, { action: "passes.partner_agent_named", data });
  });
}

/** Use case: they sign in for it no more: from now on, their session opens nothing. Throws access.capability_missing, passes.unknown_partner. */
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
export async function listPartners(tx: Tx, context: Context): Promise<readonly Partner[]> {
  requireCapability(context, "counter.manage");
  return listPartnerRows(tx, context.authorityId);
}

/** Throws passes.unknown_partner. */
export async function getPartner(tx: Tx, context: Context, id: PartnerId): Promise<Partner> {
  const found = (await listPartnerRows(tx, context.authorityId)).find((partner) => partner.id === id);
  if (!found) throw passesErrors.error("passes.unknown_partner");
  return found;
}

/** For whom the acting agent signs in; undefined of any other. */
export async function findOwnPartner(context: Context): Promise<Partner | undefined> {
  const { actor } = context;
  if (actor.kind !== "staff" || actor.delegationId !== undefined) return undefined;
  const system = asPasses(context);
  return system.transaction(async (tx) =>
    (await listPartnerRows(tx, system.authorityId)).find(({ staffIds }) => staffIds.includes(actor.staffId)),
  );
}

/** Throws passes.not_a_partner. */
export async function requirePartner(context: Context): Promise<Partner> {
  const partner = await findOwnPartner(context);
  if (!partner) throw passesErrors.error("passes.not_a_partner");
  return partner;
}

/** Whose agreement is in force today. Throws passes.not_a_partner, passes.agreement_ended. */
export async function requireAgreed(context: Context): Promise<Partner> {
  const partner = await requirePartner(context);
  if (!isAgreed(partner, civilDate(context.now()))) throw passesErrors.error("passes.agreement_ended");
  return partner;
}

export const asPasses = (context: Context): Context => context.as({ kind: "system", name: "passes" });

export async function ibanOf(tx: Tx, system: Context, id: PartnerId): Promise<string> {
  const sealed = await readIban(tx, system.authorityId, id);
  if (!sealed) throw passesErrors.error("passes.unknown_partner");
  return openForAuthority(system, ibanField(id), sealed);
}

const ibanField = (id: PartnerId): string => `pass_partner:iban:${id}`;

async function requireSound(tx: Tx, context: Context, partner: NewPartner): Promise<void> {
  const problems = [...partnerProblems(partner)];
  if (ibanRefusal(partner.iban) !== null)
    problems.push({
      field: "iban",
      code: "passes.iban_not_valid",
      fr: "Cet IBAN n’est pas valable : recopiez-le du relevé d’identité bancaire.",
      en: "This IBAN is not valid: copy it from the bank details.",
    });
  const offers = await everyOffer(tx, context);
  if (partner.offerIds.some((id) => !offers.has(id)))
    problems.push({
      field: "offers",
      code: "passes.offers_not_valid",
      fr: "Un de ces atouts n’existe pas.",
      en: "One of these offers does not exist.",
    });
  if (problems.length > 0) throw passesErrors.error("passes.partner_not_valid", problems);
}
