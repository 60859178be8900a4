import type { Context, Tx } from "../../../kernel/context.ts";
import type { StaffId } from "../../../kernel/ids.ts";
import { parseId } from "../../../kernel/ids.ts";
import { openForAuthority } from "../../trust/keys/index.ts";
import { passesErrors } from "./errors.ts";
import type { PartnerAccountId, PartnerId } from "./pass.ts";
import { findServedAccount, getAccountRow } from "./store/partner-accounts.ts";
import { readIban } from "./store/partners.ts";
import type { PartnerAccountRow } from "./store/tables.ts";

/** Where a partner is paid. */
export interface PartnerAccount {
  /** Null: the one that it was agreed with. */
  readonly id: PartnerAccountId | null;
  readonly iban: string;
  /** Who asked for it, where it was changed. */
  readonly askedBy: StaffId | null;
}

export const formatAgreedIbanField = (id: PartnerId): string => `pass_partner:iban:${id}`;
export const formatAccountField = (id: PartnerAccountId): string => `pass_partner_account:${id}`;

/** Today. By the system, or an administrator. Throws passes.unknown_partner. */
export async function getPartnerAccount(tx: Tx, context: Context, id: PartnerId): Promise<PartnerAccount> {
  const row = await findServedAccount(tx, context.authorityId, id);
  return row ? unsealPartnerAccount(context, row) : getAgreedAccount(tx, context, id);
}

/**
 * As a transfer was written to it: one that is not found is a fault, and pays no other. Throws
 * passes.unknown_partner.
 */
export async function getTransferAccount(
  tx: Tx,
  context: Context,
  { partnerId, accountId }: { readonly partnerId: PartnerId; readonly accountId: PartnerAccountId | null },
): Promise<PartnerAccount> {
  return accountId === null
    ? getAgreedAccount(tx, context, partnerId)
    : unsealPartnerAccount(context, await getAccountRow(tx, context.authorityId, accountId));
}

async function getAgreedAccount(tx: Tx, context: Context, id: PartnerId): Promise<PartnerAccount> {
  const sealed = await readIban(tx, context.authorityId, id);
  if (!sealed) throw passesErrors.error("passes.unknown_partner");
  return { id: null, iban: openForAuthority(context, formatAgreedIbanField(id), sealed), askedBy: null };
}

export function unsealPartnerAccount(
  context: Context,
  row: PartnerAccountRow,
): PartnerAccount & { readonly id: PartnerAccountId } {
  const id = parseId<"passPartnerAccount">(row.id);
  const iban = openForAuthority(context, formatAccountField(id), row.iban_sealed);
  return { id, iban, askedBy: parseId<"staff">(row.asked_by) };
}
