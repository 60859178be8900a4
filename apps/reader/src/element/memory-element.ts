import { createPublicKey, createSecretKey, hkdfSync, type KeyObject, sign } from "node:crypto";
import { diversify } from "@ardeco/desfire";
import type { JWK } from "jose";
import { ElementError, type SecureElement } from "./secure-element.ts";

export interface MemoryKeys {
  readonly masters: ReadonlyMap<string, Uint8Array>;
  /** Private, P-256. */
  readonly signing: KeyObject;
  readonly sealing: Uint8Array;
}

/** Keys in the memory of the program: for tests, and for the demonstration, whose keys everybody knows. */
export class MemoryElement implements SecureElement {
  readonly #masters: ReadonlyMap<string, Uint8Array>;
  readonly #signing: KeyObject;
  readonly publicKey: JWK;
  readonly sealingKey: KeyObject;

  constructor({ masters, signing, sealing }: MemoryKeys) {
    this.#masters = masters;
    this.#signing = signing;
    const { kty, crv, x, y } = createPublicKey(this.#signing).export({ format: "jwk" }) as JWK;
    this.publicKey = { kty, crv, x, y } as JWK;
    this.sealingKey = createSecretKey(
      Buffer.from(hkdfSync("sha256", sealing, "", "ardeco reader files 1", 32)),
    );
  }

  async diversify(label: string, input: Uint8Array): Promise<Uint8Array> {
    const master = this.#masters.get(label);
    if (master === undefined) throw new ElementError("no_such_key", `No key is called ${label}.`);
    return diversify(master, input);
  }

  async sign(data: Uint8Array): Promise<Uint8Array> {
    return sign("sha256", data, { key: this.#signing, dsaEncoding: "ieee-p1363" });
  }

  async close(): Promise<void> {}
}
