import { StartRefused } from "../../start-refused.ts";

/**
 * A token that does not answer as it should. The exit code keeps systemd from trying a wrong PIN until the
 * token locks.
 */
export class TokenRefused extends StartRefused {
  readonly exitCode = 78;
}

/** What a refusal calls each thing: where the operator wrote it. */
export interface TokenNames {
  readonly module: string;
  readonly token: string;
  readonly key: string;
  readonly pinFile: string;
}

export const settingNames: TokenNames = {
  module: "PKCS11_MODULE",
  token: "PKCS11_TOKEN",
  key: "PKCS11_KEY",
  pinFile: "PKCS11_PIN_FILE",
};

type Reason = readonly [RegExp, (names: TokenNames) => readonly [fr: string, en: string]];

const reasons: readonly Reason[] = [
  [
    /Failed to load pkcs11 module|sc_dlopen failed/,
    ({ module }) => [
      `la bibliothèque de ${module} ne se charge pas : vérifiez son chemin, et qu’elle est installée.`,
      `the library of ${module} does not load.`,
    ],
  ],
  [
    /No slots?\b|No slot with/,
    ({ token }) => [
      `le jeton de ${token} n’est pas là : branchez-le, ou corrigez son nom.`,
      `the token of ${token} is not there.`,
    ],
  ],
  [
    /CKR_PIN_LOCKED/,
    () => [
      "son code est bloqué après trop d’essais : débloquez-le avec le code d’administration (SO-PIN).",
      "its PIN is locked: unlock it with the SO-PIN.",
    ],
  ],
  [
    /CKR_PIN_(INCORRECT|INVALID|LEN_RANGE|EXPIRED)/,
    ({ pinFile }) => [
      `son code, dans ${pinFile}, est faux. Corrigez-le avant ` +
        "de redémarrer : quelques essais de plus le bloquent.",
      `its PIN, in ${pinFile}, is wrong; a few more tries lock it.`,
    ],
  ],
  [
    /Could not find key|Private key not found/,
    ({ key }) => [
      `la clé de ${key} n’y est pas : créez-la (docs/how-to/ceremonie-des-cles.md), ou corrigez son nom.`,
      `the key of ${key} is not in it.`,
    ],
  ],
];

/** From what pkcs11-tool writes: only the name of a PKCS#11 code is repeated. */
export function parseTokenRefusal(told: string, names: TokenNames = settingNames): TokenRefused {
  const known = reasons.find(([shape]) => shape.test(told))?.[1](names);
  if (known) return new TokenRefused(`Le jeton PKCS#11 : ${known[0]} The PKCS#11 token: ${known[1]}`);
  const code = /CKR_\w+/.exec(told)?.[0] ?? "sans code";
  return new TokenRefused(
    `Le jeton PKCS#11 ne répond pas comme attendu (${code}) : essayez pkcs11-tool à la main ` +
      "(docs/how-to/ceremonie-des-cles.md). The PKCS#11 token does not answer as it should.",
  );
}
