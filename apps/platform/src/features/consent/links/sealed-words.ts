import { Type } from "typebox";
import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import {
  buildJsonReader,
  createRowKey,
  findRowKey,
  openForSector,
  type Sector,
  sealForSector,
} from "../../trust/keys/index.ts";
import type { AccountWords } from "./rules.ts";
import type { LinkRow, TicketRow } from "./store.ts";

const words = { reference: Type.String(), label: Type.Optional(Type.String()) };
const Wish = Type.Object({ ...words, returnTo: Type.String(), state: Type.String() });
const readWish = buildJsonReader("account-link-wish", Wish);
const readAccount = buildJsonReader("account-link", Type.Object(words));

export interface LinkWish extends AccountWords {
  readonly returnTo: string;
  readonly state: string;
}

export const getLinkSector = ({
  provider_id,
  service_id,
}: Pick<LinkRow, "provider_id" | "service_id">): Sector => ({
  providerId: parseId<"authority">(provider_id),
  serviceId: parseId<"service">(service_id),
});

const formatWishFieldName = (hash: Buffer): string => `account_link_ticket:${hash.toString("base64url")}`;
const formatLinkFieldName = (subject: string): string => `account_link:${subject}`;

export function sealWish(context: Context, sector: Sector, hash: Buffer, wish: LinkWish): Buffer {
  return sealForSector(context, sector, formatWishFieldName(hash), JSON.stringify(wish));
}

export function openWish(context: Context, row: TicketRow): LinkWish {
  return readWish(
    openForSector(context, getLinkSector(row), formatWishFieldName(row.ticket_hash), row.sealed),
  );
}

/**
 * Under the sector's key, then a key drawn for these words: a dump of before no longer opens them once they
 * are gone.
 */
export async function sealAccount(
  tx: Tx,
  context: Context,
  { sector, subject }: { readonly sector: Sector; readonly subject: string },
  { reference, label }: AccountWords,
): Promise<Pick<LinkRow, "sealed" | "key_id">> {
  const key_id = context.newId<string>();
  const key = await createRowKey(tx, context, key_id);
  const field = formatLinkFieldName(subject);
  const inSector = sealForSector(context, sector, field, JSON.stringify({ reference, label }));
  return { key_id, sealed: key.sealBytes(field, inSector) };
}

export async function openAccount(tx: Tx, context: Context, row: LinkRow): Promise<AccountWords> {
  const field = formatLinkFieldName(row.subject);
  const key = row.key_id === null ? undefined : await findRowKey(tx, context, row.key_id);
  // Of before: under the sector's key alone.
  const inSector = key?.openBytes(field, row.sealed) ?? row.sealed;
  return readAccount(openForSector(context, getLinkSector(row), field, inSector));
}
