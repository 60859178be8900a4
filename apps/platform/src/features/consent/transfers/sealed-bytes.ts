import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import {
  createRowKey,
  findRowKey,
  openForSector,
  type Sector,
  sealForSector,
} from "../../trust/keys/index.ts";

interface Holder {
  readonly authority_id: string;
  readonly service_id: string;
  readonly id: string;
}

/**
 * Under the sector's key, then a key of the row, drawn here: lines of several people, which a dump of before
 * no longer opens once the bytes are forgotten.
 */
export async function sealBytes(tx: Tx, context: Context, row: Holder, content: Buffer): Promise<Buffer> {
  const key = await createRowKey(tx, context, row.id);
  const inSector = sealForSector(
    context,
    getTransferSector(row),
    formatBytesFieldName(row),
    content.toString("base64"),
  );
  return key.sealBytes(formatBytesFieldName(row), inSector);
}

export async function openBytes(tx: Tx, context: Context, row: Holder, sealed: Buffer): Promise<Buffer> {
  const key = await findRowKey(tx, context, row.id);
  // Of before: under the sector's key alone.
  const inSector = key?.openBytes(formatBytesFieldName(row), sealed) ?? sealed;
  return Buffer.from(
    openForSector(context, getTransferSector(row), formatBytesFieldName(row), inSector),
    "base64",
  );
}

// What was sealed while a transfer was called an exchange must still open.
const formatBytesFieldName = ({ id }: Holder) => `exchange:${id}`;

function getTransferSector({ authority_id, service_id }: Holder): Sector {
  return { providerId: parseId<"authority">(authority_id), serviceId: parseId<"service">(service_id) };
}
