import { constants, createHash, createPublicKey, type KeyObject, publicEncrypt } from "node:crypto";
import type { Context } from "../../../../kernel/context.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { type EquipmentId, getEquipment } from "../../equipment/index.ts";
import type { CardApplicationId } from "../application.ts";
import { debitLabel, getApplicationMasterKey } from "../card-keys.ts";
import { getApplication } from "../define-application.ts";
import { terminalsErrors } from "../errors.ts";
import { isOfPages } from "../readers/reader-places.ts";

const LEAST_BITS = 2_048;
const MOST_LENGTH = 4_000;

export interface WrappedKey {
  /** By which label the reader looks for the key in its token. */
  readonly label: string;
  /** RSA-OAEP (SHA-1, as every token unwraps it: RFC 8017, B.2.1), base64. */
  readonly wrapped: string;
  /**
   * SHA-256 of the public key (SubjectPublicKeyInfo), hexadecimal: to be compared with what the token says.
   */
  readonly fingerprint: string;
}

/**
 * Use case: the key that debits an application's cards, encrypted for the token of a reader, which alone
 * opens it. The one that credits, the one that makes cards and the one that verifies their proofs never
 * leave. The journal tells for which key. Throws access.capability_missing, equipment.unknown,
 * terminals.application_unknown, terminals.token_key_not_valid (by field).
 * @param input.publicKey of the token, in PEM
 */
export async function encryptDebitKey(
  context: Context,
  input: {
    readonly applicationId: CardApplicationId;
    readonly equipmentId: EquipmentId;
    readonly publicKey: string;
  },
): Promise<WrappedKey> {
  requireCapability(context, "equipment.manage");
  const key = readKey(input.publicKey);
  if (!key) throw terminalsErrors.error("terminals.token_key_not_valid", [notAKey]);
  return context.transaction(async (tx) => {
    const application = await getApplication(context, input.applicationId);
    const reader = await getEquipment(tx, context, input.equipmentId);
    const { id: equipment, name: equipmentName, state } = reader;
    // No key that debits is brought to the PC of a shop, nor to that of a hall.
    if (state === "revoked" || isOfPages(reader) || application.closedOn !== null)
      throw terminalsErrors.error("terminals.token_key_not_valid", [notServing]);
    const fingerprint = createHash("sha256")
      .update(key.export({ format: "der", type: "spki" }))
      .digest("hex");
    const wrapped = publicEncrypt(
      { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha1" },
      getApplicationMasterKey(context, application, "debit"),
    ).toString("base64");
    await record(tx, context, {
      action: "terminals.key_wrapped",
      data: {
        application: application.id,
        name: application.name,
        equipment: equipmentName,
        equipmentId: equipment,
        fingerprint,
      },
    });
    return { label: debitLabel(application), wrapped, fingerprint };
  });
}

/**
 * Undefined for anything else than an RSA public key that is long enough. A private one, pasted by mistake,
 * is refused.
 */
function readKey(text: string): KeyObject | undefined {
  if (text.length > MOST_LENGTH || text.includes("PRIVATE")) return undefined;
  try {
    const key = createPublicKey({ key: text, format: "pem" });
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    return key.asymmetricKeyType === "rsa" && bits >= LEAST_BITS ? key : undefined;
  } catch {
    return undefined;
  }
}

const notAKey = {
  field: "cle",
  code: "terminals.token_key_not_valid",
  fr:
    "Collez la clé publique RSA du jeton, d’au moins 2048 bits, " +
    "en entier : elle commence par « -----BEGIN PUBLIC KEY----- ».",
  en:
    "Paste the token’s RSA public key, of 2048 bits at least, " +
    "whole: it begins with “-----BEGIN PUBLIC KEY-----”.",
};
const notServing = {
  field: "lecteur",
  code: "terminals.token_not_serving",
  fr: "Ce lecteur est révoqué, ou cette application est fermée.",
  en: "This reader is revoked, or this application is closed.",
};
