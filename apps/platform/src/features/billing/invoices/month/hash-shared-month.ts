import { createHash } from "node:crypto";
import type { SharedMonth } from "./shared-month.ts";

/**
 * Every line with who pays it, every credit note, and what was pointed out: two families that exchange ten
 * euros are another month.
 */
export function hashSharedMonth({
  byPayer,
  credits,
  anomalies,
  unreadable,
  unreadableInvoices,
}: Pick<SharedMonth, "byPayer" | "credits" | "anomalies" | "unreadable" | "unreadableInvoices">): string {
  const facts = [
    ...[...byPayer].flatMap(([payer, lines]) =>
      lines.map(({ id, amount, backOf }) => ["line", payer, id, amount, backOf]),
    ),
    ...credits.map(({ invoice, backIds, totalCents }) => [
      "credit",
      invoice.id,
      totalCents,
      ...backIds.toSorted(),
    ]),
    ...anomalies.map((found) => ["anomaly", ...Object.entries(found).toSorted().flat()]),
    ...unreadable.map(({ personId, lines }) => ["unreadable", personId, lines]),
    ...unreadableInvoices.map(({ row, lines }) => ["unreadable_invoice", row.id, lines]),
  ];
  const text = facts.map((fact) => JSON.stringify(fact)).toSorted();
  return createHash("sha256").update(text.join("\n")).digest("hex");
}
