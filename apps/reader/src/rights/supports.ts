import { createHmac } from "node:crypto";

/**
 * What one service calls a card. Two services that compare what they have cannot tell whether it is the same
 * one.
 */
export function supportOf(key: string, uid: Uint8Array): string {
  return createHmac("sha256", Buffer.from(key, "base64url"))
    .update(uid)
    .digest()
    .subarray(0, 16)
    .toString("base64url");
}
