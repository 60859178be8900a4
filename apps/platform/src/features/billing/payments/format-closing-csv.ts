import type { ClosingSheet } from "./close-till.ts";

const kinds = { topup: "encaissement", refund: "remboursement" } as const;
const means = { cash: "espèces", cheque: "chèque", online: "en ligne", direct_debit: "prélèvement" } as const;

const header = [
  "Jour",
  "Reçu",
  "Opération",
  "Moyen",
  "Montant en euros",
  "Banque",
  "Numéro de chèque",
  "Titulaire",
  "Motif",
];

/** A cell that begins like a formula is run by spreadsheets. */
const formatCsvCell = (text: string): string => {
  const plain = /^[=+\-@\t\r]/.test(text) && !/^-?\d+,\d{2}$/.test(text) ? `'${text}` : text;
  return /[";\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

/** "-12,50": as French spreadsheets read it. */
const formatCsvEuros = (cents: number): string => (cents / 100).toFixed(2).replace(".", ",");

/**
 * The closing for the Treasury: one line a payment, then what was counted. UTF-8 with its mark, semicolons,
 * CRLF.
 */
export function formatClosingCsv({ regie, closing, payments }: ClosingSheet): string {
  const lines = payments.map((one) => [
    one.day,
    one.number,
    kinds[one.kind],
    means[one.means],
    formatCsvEuros(one.kind === "topup" ? one.amount : -one.amount),
    one.words?.cheque?.bank ?? "",
    one.words?.cheque?.number ?? "",
    one.words?.cheque?.drawer ?? "",
    one.words?.reason ?? "",
  ]);
  const total = (title: string, value: string) => ["", "", title, "", value, "", "", "", ""];
  const totals = [
    total(`Clôture n° ${closing.number}, ${regie.name}, du ${closing.fromDay} au ${closing.day}`, ""),
    total("Espèces selon le registre", formatCsvEuros(closing.cashLedger)),
    total("Espèces comptées", formatCsvEuros(closing.cashCounted)),
    total("Écart", formatCsvEuros(closing.difference)),
    total("Chèques selon le registre", formatCsvEuros(closing.chequeLedger)),
    total("Nombre de chèques selon le registre", String(closing.cheques)),
    total("Nombre de chèques comptés", String(closing.chequesCounted)),
    total("Explication", closing.reason),
    total("Sceau", closing.seal),
  ];
  return (
    "\uFEFF" +
    `${[header, ...lines, ...totals].map((line) => line.map(formatCsvCell).join(";")).join("\r\n")}\r\n`
  );
}
