import { compact, ibanRefusal } from "@ardeco/sepa";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import { parseId } from "../../../kernel/ids.ts";
import { formatLastFour } from "../../../kernel/text.ts";
import { isAmongAgents, listAgents, requireCapability } from "../../access/access/index.ts";
import { notifyAddress } from "../../messaging/notifications/index.ts";
import { record } from "../../trust/audit/index.ts";
import { sealForAuthority } from "../../trust/keys/index.ts";
import {
  getPartner,
  requireActingStaff,
  requirePartner,
  toPassesSystem,
} from "./create-partner-agreement.ts";
import { passesErrors } from "./errors.ts";
import { formatAccountField, getPartnerAccount, unsealPartnerAccount } from "./partner-account.ts";
import type { Partner, PartnerAccountId, PartnerId } from "./pass.ts";
import { createAccountRow, endWaiting, findWaitingAccount } from "./store/partner-accounts.ts";
import { findLockedPartner } from "./store/partners.ts";

/** Another account that waits, as an administrator reads it. */
export interface WaitingAccount {
  readonly id: PartnerAccountId;
  readonly lastFour: string;
  readonly askedOn: string;
  /** As they are called; "" when they are no longer an agent here. */
  readonly by: string;
  /** Who reads counts for one with who asked, or with somebody of the partner: another one says yes. */
  readonly isTheirs: boolean;
  /**
   * How many people of the partner were written to when it was asked for; where nobody was, nobody agrees.
   */
  readonly told: number;
}

export interface AccountShown {
  /** Four digits of where it is paid. */
  readonly lastFour: string;
  readonly waiting: WaitingAccount | null;
}

/**
 * Use case: where a partner is paid, and what waits, for an administrator. Throws access.capability_missing,
 * passes.unknown_partner.
 */
export async function readPartnerAccount(context: Context, partnerId: PartnerId): Promise<AccountShown> {
  requireCapability(context, "counter.manage");
  const system = toPassesSystem(context);
  return system.transaction(async (tx) => {
    const partner = await getPartner(tx, system, partnerId);
    const { iban } = await getPartnerAccount(tx, system, partnerId);
    const row = await findWaitingAccount(tx, system.authorityId, partnerId);
    if (!row) return { lastFour: formatLastFour(iban), waiting: null };
    const asked = unsealPartnerAccount(system, row);
    const by = (await listAgents(tx, system)).find(({ id }) => id === asked.askedBy)?.displayName ?? "";
    const isTheirs = await isOfThem(tx, context, partner, [parseId<"staff">(row.asked_by)]);
    const { asked_on: askedOn, told } = row;
    const waiting = { id: asked.id, lastFour: formatLastFour(asked.iban), askedOn, by, isTheirs, told };
    return { lastFour: formatLastFour(iban), waiting };
  });
}

/**
 * Use case: the same for who signs in for the partner: it hears of what it did not ask for. Throws
 * passes.not_a_partner.
 */
export async function readOwnAccount(
  context: Context,
): Promise<{ readonly lastFour: string; readonly waiting: string | null }> {
  const { id } = await requirePartner(context);
  const system = toPassesSystem(context);
  return system.transaction(async (tx) => {
    const { iban } = await getPartnerAccount(tx, system, id);
    const row = await findWaitingAccount(tx, system.authorityId, id);
    return {
      lastFour: formatLastFour(iban),
      waiting: row ? formatLastFour(unsealPartnerAccount(system, row).iban) : null,
    };
  });
}

/**
 * Use case: an administrator asks that a partner be paid to another account; nothing is, until a colleague
 * agreed. Asked otherwise, what waited is given up; asked alike, it goes on waiting, unless nobody of the
 * partner was told and somebody is now. The partner is told. Never by somebody of the partner. Throws
 * access.capability_missing, passes.unknown_partner, passes.account_not_valid (by field),
 * passes.account_needs_another.
 */
export async function requestPartnerAccount(
  context: Context,
  { partnerId, iban: typed }: { readonly partnerId: PartnerId; readonly iban: string },
): Promise<void> {
  requireCapability(context, "counter.manage");
  const iban = compact(typed);
  await context.transaction(async (tx) => {
    const partner = await getPartner(tx, context, partnerId);
    await findLockedPartner(tx, context.authorityId, partnerId);
    if (await isOfThem(tx, context, partner, [])) throw passesErrors.error("passes.account_needs_another");
    const former = await getPartnerAccount(tx, context, partnerId);
    const problems = listAccountProblems(iban, former.iban);
    if (problems.length > 0) throw passesErrors.error("passes.account_not_valid", problems);
    const waits = await findWaitingAccount(tx, context.authorityId, partnerId);
    const people = await listPartnerPeople(tx, context, partner);
    const isKnown = waits !== undefined && (waits.told > 0 || people.length === 0);
    if (isKnown && unsealPartnerAccount(context, waits).iban === iban) return;
    if (waits) await cancelAccountRequest(tx, context, partner, waits);
    const id = context.newId<PartnerAccountId>();
    await createAccountRow(tx, {
      authority_id: context.authorityId,
      id,
      partner_id: partnerId,
      iban_sealed: sealForAuthority(context, formatAccountField(id), iban),
      asked_by: requireActingStaff(context),
      asked_on: toCivilDate(context.now()),
      told: people.length,
    });
    await notifyAccountChange(tx, context, { partner, id, what: "asked", account: formatLastFour(iban) });
  });
}

function listAccountProblems(iban: string, former: string): readonly FieldError[] {
  const beside = { field: "iban", code: "passes.account_not_valid" };
  if (ibanRefusal(iban) !== null)
    return [
      {
        ...beside,
        fr: "Cet IBAN n’est pas valable : recopiez-le du relevé d’identité bancaire.",
        en: "This IBAN is not valid: copy it from the bank details.",
      },
    ];
  if (iban === former)
    return [
      {
        ...beside,
        fr: "C’est déjà le compte de ce partenaire : donnez le nouveau.",
        en: "This is the account of this partner already: give the new one.",
      },
    ];
  return [];
}

interface Answering {
  readonly partnerId: PartnerId;
  /** As the page showed it: another one asked meanwhile is not agreed on unread. */
  readonly id: PartnerAccountId;
}

/**
 * Use case: another administrator agrees: from now on transfers are written to it; those that were prepared
 * stay as they are. Throws access.capability_missing, passes.unknown_partner, passes.account_over,
 * passes.account_needs_another, passes.account_untold.
 */
export async function approvePartnerAccount(context: Context, { partnerId, id }: Answering): Promise<void> {
  requireCapability(context, "counter.manage");
  await context.transaction(async (tx) => {
    const { partner, row } = await getLockedAccountRequest(tx, context, { partnerId, id });
    if (await isOfThem(tx, context, partner, [parseId<"staff">(row.asked_by)]))
      throw passesErrors.error("passes.account_needs_another");
    if (row.told === 0) throw passesErrors.error("passes.account_untold");
    const { iban } = unsealPartnerAccount(context, row);
    await endWaiting(tx, row, {
      state: "served",
      seen_by: requireActingStaff(context),
      served_at: context.now(),
    });
    await notifyAccountChange(tx, context, { partner, id, what: "served", account: formatLastFour(iban) });
  });
}

/**
 * Use case: an administrator gives up what waits. Throws access.capability_missing, passes.unknown_partner,
 * passes.account_over.
 */
export async function withdrawPartnerAccount(context: Context, answering: Answering): Promise<void> {
  requireCapability(context, "counter.manage");
  await context.transaction(async (tx) => {
    const { partner, row } = await getLockedAccountRequest(tx, context, answering);
    await cancelAccountRequest(tx, context, partner, row);
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof findWaitingAccount>>>;

async function getLockedAccountRequest(tx: Tx, context: Context, { partnerId, id }: Answering) {
  const partner = await getPartner(tx, context, partnerId);
  await findLockedPartner(tx, context.authorityId, partnerId);
  const row = await findWaitingAccount(tx, context.authorityId, partnerId);
  if (row?.id !== id) throw passesErrors.error("passes.account_over");
  return { partner, row };
}

async function cancelAccountRequest(tx: Tx, context: Context, partner: Partner, row: Row): Promise<void> {
  const { id, iban } = unsealPartnerAccount(context, row);
  await endWaiting(tx, row, { state: "withdrawn", seen_by: null, served_at: null });
  await notifyAccountChange(tx, context, { partner, id, what: "withdrawn", account: formatLastFour(iban) });
}

/** Whoever acts counts for one with these, or with somebody of the partner. */
async function isOfThem(
  tx: Tx,
  context: Context,
  { staffIds }: Partner,
  others: Partner["staffIds"],
): Promise<boolean> {
  return isAmongAgents(
    tx,
    context,
    [...staffIds, ...others].map((id) => ({ id })),
  );
}

interface Told {
  readonly partner: Partner;
  readonly id: PartnerAccountId;
  readonly what: "asked" | "served" | "withdrawn";
  readonly account: string;
}

/** In the journal, and to each person who signs in for the partner, at their professional address. */
async function notifyAccountChange(
  tx: Tx,
  context: Context,
  { partner, id, what, account }: Told,
): Promise<void> {
  await record(tx, context, {
    action: `passes.account_${what}`,
    data: { partner: partner.id, name: partner.name, account },
  });
  for (const { email } of await listPartnerPeople(tx, context, partner))
    await notifyAddress(tx, context, {
      to: email,
      template: "partner_account",
      data: { what, partner: partner.name, account, id },
    });
}

/** Who signs in for the partner today. */
const listPartnerPeople = async (tx: Tx, context: Context, { staffIds }: Partner) =>
  (await listAgents(tx, context)).filter(({ id }) => staffIds.includes(id));
