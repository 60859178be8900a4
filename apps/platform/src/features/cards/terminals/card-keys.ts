import { createHmac } from "node:crypto";
import { diversify, PROXIMITY_KEY } from "@ardeco/desfire";
import type { Context } from "../../../kernel/context.ts";
import type { Sector } from "../../trust/keys/index.ts";
import type { CardApplication } from "./application.ts";

/** Numbers of keys in an application, the same on every card that the platform makes. */
export const keyNumbers = { owner: 0, debit: 1, credit: 2 } as const;
/** The key of a transaction MAC file has no number on the card; this one keeps it apart from the others. */
const masters = { ...keyNumbers, proofs: 15 } as const;
/**
 * A reader checks that a card is near with what it has to debit it: that master's, under the number that
 * cards give this key.
 */
const numbers = { ...masters, proximity: PROXIMITY_KEY } as const;
export type CardKeyUse = keyof typeof numbers;

type Application = Pick<CardApplication, "aid" | "keyVersion">;

/**
 * Of the diversification input: with UID and AID, more than 16 bytes, so that AN10922 is a CMAC as tokens
 * compute it.
 */
const SYSTEM = new TextEncoder().encode("ARDECO");

/**
 * Master key (AES-128) of an application for one use: derived from the root key of sectors, in no table. Only
 * `debit` ever leaves the platform, for the token of a reader.
 */
export const getApplicationMasterKey = (
  context: Context,
  { aid, keyVersion }: Application,
  use: keyof typeof masters,
): Uint8Array => getSectorCardKey(context, "master", aid, String(keyVersion), use).subarray(0, 16);

/**
 * A card's own key (NXP AN10922): it opens no other card.
 * @param uid seven bytes
 */
export function getSingleCardKey(
  context: Context,
  application: Application,
  use: CardKeyUse,
  uid: Uint8Array,
): Uint8Array {
  const aid = Buffer.from(application.aid, "hex");
  const input = Uint8Array.of(...uid, ...aid, ...SYSTEM, numbers[use]);
  return diversify(getApplicationMasterKey(context, application, use === "proximity" ? "debit" : use), input);
}

/** By which label a reader's token finds the key that debits. */
export const debitLabel = ({ aid, keyVersion }: Application): string =>
  `carte-${aid.toLowerCase()}-v${keyVersion}`;

/**
 * How rows name a card.
 * @param uid in hexadecimal, as readers write it
 */
export const computeCardName = (context: Context, uid: string): Buffer =>
  createHmac("sha256", getSectorCardKey(context, "name")).update(Buffer.from(uid, "hex")).digest();

/** How rows name an account of a counter: they join it to nothing. */
export const computeAccountName = (context: Context, accountId: string): Buffer =>
  createHmac("sha256", getSectorCardKey(context, "account")).update(accountId).digest();

/** The key of the list of cards that are stopped: no service has it. */
export const getDeniedListKey = (context: Context): Buffer => getSectorCardKey(context, "denied");

/** With which one service names the cards that it sees. */
export const getServiceNamingKey = (
  { ports, authorityId }: Context,
  { providerId, serviceId }: Sector,
): Buffer => ports.keyring.derive("sectors", providerId, serviceId, "reader-support", authorityId).export();

/** As readers compute it: HMAC-SHA-256 of the UID, first 16 bytes. */
export const computeNameUnderKey = (key: Buffer, uid: string): Buffer =>
  createHmac("sha256", key).update(Buffer.from(uid, "hex")).digest().subarray(0, 16);

const getSectorCardKey = ({ ports, authorityId }: Context, ...purpose: readonly string[]): Buffer =>
  ports.keyring.derive("sectors", authorityId, "cards", ...purpose).export();
