import { type Draft, testPrivateKey, writeCode } from "@ardeco/two-d-doc";
import { aScan } from "@ardeco/two-d-doc/testing";

type Fields = Draft["fields"];

/** Jeanne Martin's bill, at the address of `everything` (enrolment's test answers). */
export const billFields: Fields = [
  ["10", "MME/MARTIN/JEANNE"],
  ["22", "12 RUE ST JEAN"],
  ["24", "14000"],
  ["25", "CAEN"],
  ["26", "FR"],
];

/** The code of a bill sealed with the published test key. */
export function aBillCode({
  fields = billFields,
  on = "2026-11-02",
  type = "01",
  ...more
}: Partial<Draft> & { readonly on?: string } = {}): string {
  const day = new Date(`${on}T00:00:00Z`);
  return writeCode(
    {
      version: 3,
      authority: "FR00",
      certificate: "0001",
      emittedOn: day,
      signedOn: day,
      type,
      fields,
      ...more,
    },
    testPrivateKey,
  );
}

/** Some fields of the bill, replaced. */
export const billWith = (changed: Readonly<Record<string, string>>): Fields =>
  billFields.map(([id, value]) => [id, changed[id] ?? value] as const);

/** A page scanned, which bears that code. */
export const aSealedPage = (code = aBillCode()): Promise<Buffer> => aScan(code);
