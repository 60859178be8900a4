import { randomUUID } from "node:crypto";
import { draftTariff, publishTariff, readGrid, type TariffId } from "../features/catalogue/tariffs/index.ts";
import type { Context } from "../kernel/context.ts";
import { parseId, type ServiceId } from "../kernel/ids.ts";

/** A grid that reads, in the hands of this manager: what a meal costs since September. */
export async function aTariffDraft(
  manager: Context,
  serviceId: ServiceId,
  facts: { readonly fr?: string; readonly en?: string; readonly grid?: string } = {},
): Promise<TariffId> {
  const { fr = "Repas du midi", en = "Lunch", grid = "taux 0,25 %, de 0,39 € à 3,99 €" } = facts;
  const read = readGrid(grid);
  if (!read.ok) throw new Error(`${read.problem.code}, line ${read.problem.line}`);
  const id = parseId<"tariff">(randomUUID());
  const voted = { from: "2026-09-01", terms: read.terms, decision: "2026-42", decidedOn: "2026-06-15" };
  await draftTariff(manager, { id, serviceId, title: { fr, en }, ...voted });
  return id;
}

/** The same, published by another agent. */
export async function aPublishedTariff(
  { manager, approver }: { readonly manager: Context; readonly approver: Context },
  serviceId: ServiceId,
  facts: Parameters<typeof aTariffDraft>[2] = {},
): Promise<TariffId> {
  const id = await aTariffDraft(manager, serviceId, facts);
  await publishTariff(approver, { id, revision: 1 });
  return id;
}
