import type { Context } from "../../kernel/context.ts";
import { asId } from "../../kernel/ids.ts";
import { openForSector, type Sector, sealForSector } from "../keys/index.ts";

interface Holder {
  readonly authority_id: string;
  readonly service_id: string;
  readonly id: string;
}

/** Under the sector's key, bound to the row. */
export function sealBytes(context: Context, row: Holder, content: Buffer): Buffer {
  return sealForSector(context, sectorOf(row), fieldOf(row), content.toString("base64"));
}

export function openBytes(context: Context, row: Holder, sealed: Buffer): Buffer {
  return Buffer.from(openForSector(context, sectorOf(row), fieldOf(row), sealed), "base64");
}

// What was sealed while a transfer was called an exchange must still open.
const fieldOf = ({ id }: Holder) => `exchange:${id}`;

function sectorOf({ authority_id, service_id }: Holder): Sector {
  return { providerId: asId<"authority">(authority_id), serviceId: asId<"service">(service_id) };
}
