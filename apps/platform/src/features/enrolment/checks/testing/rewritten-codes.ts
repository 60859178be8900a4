import { readCode } from "@ardeco/two-d-doc";

/** The same document, of which what nobody signed was written otherwise: a replay that hides. */

const US = "\u001f";
const GS = "\u001d";

/** Order of the group of P-256 (FIPS 186-5): of a signature (r, s), (r, order − s) holds too. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

export const withAnnex = (code: string): string => `${code}${GS}10MME/AUTRE/NOM`;

export const bareSignature = (code: string): string => resigned(code, readCode(code).signature);

export function otherSignature(code: string): string {
  const signature = Buffer.from(readCode(code).signature);
  const s = BigInt(`0x${signature.subarray(32).toString("hex")}`);
  const other = (ORDER - s).toString(16).padStart(64, "0");
  return resigned(code, Buffer.concat([signature.subarray(0, 32), Buffer.from(other, "hex")]));
}

const resigned = (code: string, signature: Uint8Array): string =>
  `${code.slice(0, code.indexOf(US))}${US}${Buffer.from(signature).toString("latin1")}`;
