import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";
import { StartRefused } from "../start-refused.ts";

/** How the content of a key file is kept on disk: as it is, or sealed by a key of a token. */
export interface Casing {
  close(name: string, content: Buffer): Buffer;
  /**
   * Throws StartRefused when it is kept the other way, was closed by another token, under another name, or
   * altered.
   */
  open(name: string, kept: Buffer): Buffer;
}

const MARK = Buffer.from("ardeco sealed 1\n");
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const isSealed = (kept: Buffer): boolean => kept.subarray(0, MARK.length).equals(MARK);

/** Guarded by the rights of the file alone: a demonstration, or a disk that is encrypted as a whole. */
export const bare: Casing = {
  close: (_, content) => content,
  open: (name, kept) => {
    if (isSealed(kept))
      throw new StartRefused(
        `${name} est scellé par un jeton : réglez PKCS11_MODULE, PKCS11_TOKEN et PKCS11_PIN_FILE. ` +
          `${name} is sealed by a token: set them.`,
      );
    return kept;
  },
};

/** AES-256-GCM, bound to the file's name: no file passes for another. */
export function buildCasing(key: KeyObject): Casing {
  return {
    close: (name, content) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(name));
      return Buffer.concat([MARK, nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
    },
    open: (name, kept) => {
      if (!isSealed(kept))
        throw new StartRefused(
          `${name} n’est pas scellé par le jeton : arrêtez la plateforme et lancez script/keys-to-token. ` +
            `${name} is not sealed by the token: stop and run script/keys-to-token.`,
        );
      return unsealCasing(key, name, kept.subarray(MARK.length));
    },
  };
}

function unsealCasing(key: KeyObject, name: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(name));
  try {
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    const body = sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    throw new StartRefused(
      `${name} n’a pas été scellé par cette clé du jeton, ou a ` +
        "changé depuis : corrigez PKCS11_TOKEN ou PKCS11_KEY, finissez " +
        `script/keys-to-token, ou restaurez-le. ${name} was ` +
        "not sealed by this key of the token, or was altered.",
    );
  }
}
