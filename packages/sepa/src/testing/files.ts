import type { DirectDebit, DirectDebitFile } from "../direct-debits.ts";

/** The example of the Banque de France; nobody's account. */
export const FRENCH_IBAN = "FR7630006000011234567890189";

export function aDebit(changes: Partial<DirectDebit> = {}): DirectDebit {
  return {
    endToEndId: "F2026-000123",
    amount_cents: 4_226,
    sequence: "RCUR",
    mandate: { reference: "CAEN-000042", signedOn: "2026-09-01" },
    debtor: { name: "Hélène Lefèvre", iban: FRENCH_IBAN },
    label: "Facture F2026-000123 – cantine de novembre",
    ...changes,
  };
}

export function aFile(changes: Partial<DirectDebitFile> = {}): DirectDebitFile {
  return {
    messageId: "CAEN-2026-11",
    created: new Date("2026-11-27T08:00:00Z"),
    creditor: {
      name: "Régie périscolaire de Caen",
      iban: "FR14 2004 1010 0505 0001 3M02 606",
      bic: "TRPUFRP1",
      creditorId: "FR72ZZZ123456",
    },
    collectOn: "2026-12-10",
    debits: [aDebit()],
    ...changes,
  };
}
