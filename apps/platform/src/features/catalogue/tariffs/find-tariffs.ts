import {
  lastBegun,
  type Priced,
  priceOn,
  reducePrice,
  type TariffStep,
  type TariffVersion,
} from "@ardeco/rules";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { hasCapability } from "../../access/access/index.ts";
import { type DatedReduction, type FactsOfDay, selectFactsForDay } from "./facts-of-person.ts";
import { listTariffRows } from "./store.ts";
import type { Tariff, TariffId, TariffWithVersions } from "./tariff.ts";

/** A tariff that counts on a day, or will. */
export interface OfferedTariff extends Tariff {
  /** Published ones. */
  readonly versions: readonly TariffVersion[];
}

/** What everybody may read: those with a published version in force that day. */
export function listTariffs(context: Context, on: CivilDate): Promise<readonly OfferedTariff[]> {
  const { authorityId } = context;
  return context.read(async (tx) => {
    return (await listTariffRows(tx, authorityId)).flatMap((tariff) => toOfferedTariff(tariff, on));
  });
}

/** By the address of its page; undefined when none is in force that day. */
export function findTariff(
  context: Context,
  { slug, on }: { readonly slug: string; readonly on: CivilDate },
): Promise<OfferedTariff | undefined> {
  const { authorityId } = context;
  return context.read(async (tx) => {
    const [tariff] = await listTariffRows(tx, authorityId, { slug });
    return tariff && toOfferedTariff(tariff, on)[0];
  });
}

/** The tariffs of services that the agent may write or publish, drafts included. */
export function listTariffsForManagement(context: Context): Promise<readonly TariffWithVersions[]> {
  const { authorityId, actor } = context;
  return context.read(async (tx) => {
    return (await listTariffRows(tx, authorityId)).filter(
      ({ serviceId }) =>
        hasCapability(actor, "service.draft", { serviceId }) ||
        hasCapability(actor, "service.approve", { serviceId }),
    );
  });
}

function toOfferedTariff(
  { versions, ...tariff }: TariffWithVersions,
  on: CivilDate,
): readonly OfferedTariff[] {
  const published = versions
    .filter(({ state }) => state === "published")
    .map(({ from, terms }): TariffVersion => ({ ...terms, from }));
  return lastBegun(published, on) ? [{ ...tariff, versions: published }] : [];
}

/**
 * What one unit costs to who is in this case, that day, less what is taken off this tariff for them; nothing
 * is read, nothing kept.
 */
export function computeTariffPrice(
  { id, versions }: OfferedTariff,
  { reductions = [], ...facts }: FactsOfDay,
  on: CivilDate,
): Priced {
  return reducePrice(
    priceOn(versions, facts, on),
    reductions.filter(({ tariffId }) => tariffId === id),
  );
}

/** The same of a price that was said without what is taken off it: less that, as it is on a day. */
export function applyDatedReductions(
  said: { readonly tariffId: TariffId; readonly cents: number },
  { reductions, day }: { readonly reductions: readonly DatedReduction[]; readonly day: CivilDate },
): { readonly cents: number; readonly steps: readonly TariffStep[] } {
  const { tariffId, cents } = said;
  const known = selectFactsForDay({ quotients: [], reductions }, day).reductions ?? [];
  const reduced = reducePrice(
    { outcome: "priced", cents, steps: [] },
    known.filter((one) => one.tariffId === tariffId),
  );
  return reduced.outcome === "priced" ? reduced : { cents, steps: [] };
}

/** The version that counts that day. */
export const findVersionForDay = ({ versions }: OfferedTariff, on: CivilDate): TariffVersion | undefined =>
  lastBegun(versions, on);
