import { createPublicKey } from "node:crypto";
import type { Context } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import { record } from "../../trust/audit/index.ts";
import type { Equipment } from "../equipment/index.ts";
import { readerErrors } from "./errors.ts";
import { saveReaderKey } from "./store/readers.ts";

export interface ReaderKey {
  readonly kty: "EC";
  readonly crv: "P-256";
  readonly x: string;
  readonly y: string;
}

/**
 * Use case: a reader, known by its secret, gives the public key of its token. The first one stays; the same
 * again is nothing new. Throws reader.key_not_valid, reader.key_kept.
 */
export async function receiveReaderKey(context: Context, reader: Equipment, key: ReaderKey): Promise<void> {
  if (!isOnCurve(key)) throw readerErrors.error("reader.key_not_valid");
  const system = toTerminalsSystem(context);
  await system.transaction(async (tx) => {
    const kept = await saveReaderKey(tx, { authorityId: system.authorityId, id: reader.id }, key);
    if (kept.x !== key.x || kept.y !== key.y) throw readerErrors.error("reader.key_kept");
    if (!kept.isNew) return;
    const data = { equipment: reader.id, name: reader.name };
    await record(tx, system, { action: "terminals.reader_key_kept", data });
  });
}

/** Who acts for readers, which are nobody. */
export const toTerminalsSystem = (context: Context): SystemContext =>
  elevate(context, {
    name: "terminals",
    reason: "A card reader is nobody: what it sends is checked by its key and its counters.",
  });

function isOnCurve({ kty, crv, x, y }: ReaderKey): boolean {
  try {
    createPublicKey({ key: { kty, crv, x, y }, format: "jwk" });
    return true;
  } catch {
    // Node.js refuses a point that is not on the curve.
    return false;
  }
}
