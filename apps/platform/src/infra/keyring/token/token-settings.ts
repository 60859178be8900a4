/** A PKCS#11 token, hardware or SoftHSM, whose key seals the key files. */
export interface TokenSettings {
  /** The vendor's library. */
  readonly module: string;
  readonly token: string;
  /** Identifier (CKA_ID, hexadecimal) of the secret key in the token: pkcs11-tool signs by no label. */
  readonly key: string;
  /** File of the PIN, for its owner alone. */
  readonly pinFile: string;
  /** What the vendor's library reads: settings of ours, secrets among them, are not in it. */
  readonly environment: Readonly<Record<string, string>>;
}
