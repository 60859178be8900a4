import { randomBytes } from "node:crypto";
import { READER_CONFIGURATION_TYPE, type ReaderConfiguration, type ReaderService } from "@ardeco/contracts";
import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from "jose";
import { seconds } from "../rights/configuration.ts";
import { supportOf } from "../rights/supports.ts";
import { demonstrationLayout } from "./make-card.ts";

const A_DAY = 24 * 3600;

/** A service whose page may debit and read the demonstration's card. */
export const demonstrationService = (origins: readonly string[]): ReaderService => ({
  service: "caisse",
  origins: [...origins],
  verbs: ["read", "enter", "debit", "credit"],
  card: demonstrationLayout,
  support_key: randomBytes(32).toString("base64url"),
  entries: [],
});

/** The same, to which whoever has this card subscribed. */
export const lettingIn = (service: ReaderService, uid: Uint8Array, now: Date): ReaderService => ({
  ...service,
  entries: [{ supports: supportOf(service.support_key, uid), until: seconds(now) + A_DAY }],
});

export interface Signing {
  readonly keys: JSONWebKeySet;
  sign(configuration: ReaderConfiguration): Promise<string>;
}

/** Stands for the platform where there is none: it signs what the reader may do, under a key of this run. */
export async function platformOfOne(): Promise<Signing> {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const key = { ...(await exportJWK(publicKey)), alg: "ES256", kid: "demonstration" };
  return {
    keys: { keys: [key] },
    sign: (configuration) =>
      new SignJWT({ ...configuration })
        .setProtectedHeader({ alg: "ES256", typ: READER_CONFIGURATION_TYPE, kid: "demonstration" })
        .sign(privateKey),
  };
}

/**
 * @param last the number of the one that the reader holds: started again within a second, or after the
 *   clock went back, it takes this one too
 */
export function aDayFor(
  reader: string,
  services: readonly ReaderService[],
  now: Date,
  last = 0,
): ReaderConfiguration {
  const iat = seconds(now);
  return {
    iss: "demonstration",
    aud: reader,
    iat,
    exp: iat + A_DAY,
    sequence: Math.max(iat, last + 1),
    services: [...services],
    denied: { key: randomBytes(32).toString("base64url"), supports: [] },
  };
}
