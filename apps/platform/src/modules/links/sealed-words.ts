import { Type } from "typebox";
import type { Context } from "../../kernel/context.ts";
import { asId } from "../../kernel/ids.ts";
import { jsonReader, openForSector, type Sector, sealForSector } from "../keys/index.ts";
import type { AccountWords } from "./rules.ts";
import type { LinkRow, TicketRow } from "./store.ts";

const words = { reference: Type.String(), label: Type.Optional(Type.String()) };
const Wish = Type.Object({ ...words, returnTo: Type.String(), state: Type.String() });
const readWish = jsonReader("account-link-wish", Wish);
const readAccount = jsonReader("account-link", Type.Object(words));

export interface LinkWish extends AccountWords {
  readonly returnTo: string;
  readonly state: string;
}

export const sectorOf = ({
  provider_id,
  service_id,
}: Pick<LinkRow, "provider_id" | "service_id">): Sector => ({
  providerId: asId<"authority">(provider_id),
  serviceId: asId<"service">(service_id),
});

const wishField = (hash: Buffer): string => `account_link_ticket:${hash.toString("base64url")}`;
const linkField = (subject: string): string => `account_link:${subject}`;

export function sealWish(context: Context, sector: Sector, hash: Buffer, wish: LinkWish): Buffer {
  return sealForSector(context, sector, wishField(hash), JSON.stringify(wish));
}

export function openWish(context: Context, row: TicketRow): LinkWish {
  return readWish(openForSector(context, sectorOf(row), wishField(row.ticket_hash), row.sealed));
}

export function sealAccount(
  context: Context,
  sector: Sector,
  subject: string,
  account: AccountWords,
): Buffer {
  const { reference, label } = account;
  return sealForSector(context, sector, linkField(subject), JSON.stringify({ reference, label }));
}

export function openAccount(context: Context, row: LinkRow): AccountWords {
  return readAccount(openForSector(context, sectorOf(row), linkField(row.subject), row.sealed));
}
