import { StartRefused } from "../../start-refused.ts";

/** A token that does not answer as it should. The exit code keeps systemd from trying a wrong PIN until the token locks. */
export class TokenRefused extends StartRefused {
  readonly exitCode = 78;
}

const reasons: readonly (readonly [RegExp, string, string])[] = [
  [
    /Failed to load pkcs11 module|sc_dlopen failed/,
    "la bibliothèque de PKCS11_MODULE ne se charge pas : vérifiez son chemin, et qu’elle est installée.",
    "the library of PKCS11_MODULE does not load.",
  ],
  [
    /No slots?\b|No slot with/,
    "le jeton de PKCS11_TOKEN n’est pas là : branchez-le, ou corrigez son nom.",
    "the token of PKCS11_TOKEN is not there.",
  ],
  [
    /CKR_PIN_LOCKED/,
    "son code est bloqué après trop d’essais : débloquez-le avec le code d’administration (SO-PIN).",
    "its PIN is locked: unlock it with the SO-PIN.",
  ],
  [
    /CKR_PIN_(INCORRECT|INVALID|LEN_RANGE|EXPIRED)/,
    "son code, dans PKCS11_PIN_FILE, est faux. Corrigez-le avant de redémarrer : quelques essais de plus le bloquent.",
    "its PIN, in PKCS11_PIN_FILE, is wrong; a few more tries lock it.",
  ],
  [
    /Could not find key|Private key not found/,
    "la clé de PKCS11_KEY n’y est pas : créez-la (docs/how-to/ceremonie-des-cles.md), ou corrigez son nom.",
    "the key of PKCS11_KEY is not in it.",
  ],
];

/** From what pkcs11-tool writes: only the name of a PKCS#11 code is repeated. */
export function tokenRefusal(told: string): TokenRefused {
  const known = reasons.find(([shape]) => shape.test(told));
  if (known) return new TokenRefused(`Le jeton PKCS#11 : ${known[1]} The PKCS#11 token: ${known[2]}`);
  const code = /CKR_\w+/.exec(told)?.[0] ?? "sans code";
  return new TokenRefused(
    `Le jeton PKCS#11 ne répond pas comme attendu (${code}) : essayez pkcs11-tool à la main ` +
      "(docs/how-to/ceremonie-des-cles.md). The PKCS#11 token does not answer as it should.",
  );
}
