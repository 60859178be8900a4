const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const MODULUS = 1271;
const RADIX = 36;

/**
 * Two check characters, ISO/IEC 7064 MOD 1271-36. The one-character MOD 37,36 lets some swapped neighbours
 * through and MOD 37-2 ends with `*` once in 37, which nobody dictates; this one refuses every single
 * substitution and every swap. `payload`: capital letters and digits only.
 */
export function checkCharacters(payload: string): string {
  // Two check positions weigh 36 and 1: the payload is shifted by both, then completed to 1 modulo 1271.
  const rest = (residue(payload) * RADIX * RADIX) % MODULUS;
  const check = (MODULUS + 1 - rest) % MODULUS;
  return `${ALPHABET.charAt(Math.floor(check / RADIX))}${ALPHABET.charAt(check % RADIX)}`;
}

export function hasValidCheck(text: string): boolean {
  return residue(text) === 1;
}

function residue(text: string): number {
  return [...text].reduce((sum, character) => (sum * RADIX + ALPHABET.indexOf(character)) % MODULUS, 0);
}
