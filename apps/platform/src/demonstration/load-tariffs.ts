import { draftTariff, publishTariff, readGrid, writeVersion } from "../features/catalogue/tariffs/index.ts";
import { type CivilDate, toCivilDate } from "../kernel/civil-date.ts";
import type { Context } from "../kernel/context.ts";
import { toSeedId } from "./seed-files.ts";

interface Agents {
  readonly manager: Context;
  readonly approver: Context;
}

/**
 * A meal by a rate since September, and what follows it in draft; a day of leisure centre by bands, dearer
 * for who lives elsewhere; evening study and aquagym at one price.
 */
export async function loadTariffs(agents: Agents): Promise<void> {
  const { manager } = agents;
  const september = computeLastSeptember(manager);
  await publish(agents, {
    service: "cantine",
    title: { fr: "Repas du midi", en: "Lunch" },
    grid: "taux 0,25 %, de 0,39 € à 3,99 €",
    september,
  });
  await publish(agents, {
    service: "centre-de-loisirs",
    title: { fr: "Journée de centre de loisirs", en: "Day of leisure centre" },
    grid:
      "Habitants\n0 à 400 : 2,10 €\n401 à 800 : 5,40 €\n801 à " +
      "1200 : 8,90 €\n1201 et plus : 12,60 €\nExtérieurs\n18 €",
    september,
  });
  await publish(agents, {
    service: "etude-du-soir",
    title: { fr: "Étude du soir", en: "Evening study" },
    grid: "2,20 €",
    september,
  });
  await publish(agents, {
    service: "sport",
    title: { fr: "Séance d’aquagym", en: "Aquagym session" },
    grid: "4,50 €",
    september,
  });
  const next = `${Number(september.slice(0, 4)) + 1}-09-01`;
  await writeVersion(manager, {
    id: toSeedId("tariff", "cantine"),
    revision: 0,
    from: next,
    terms: listGridTerms("taux 0,26 %, de 0,40 € à 4,10 €"),
    decision: `${september.slice(0, 4)}-118`,
    decidedOn: september,
  });
}

async function publish(
  { manager, approver }: Agents,
  told: {
    readonly service: string;
    readonly title: { readonly fr: string; readonly en: string };
    readonly grid: string;
    readonly september: string;
  },
): Promise<void> {
  const { service, title, grid, september } = told;
  const id = toSeedId("tariff", service);
  const year = september.slice(0, 4);
  await draftTariff(manager, {
    id,
    serviceId: toSeedId("service", service),
    title,
    from: september,
    terms: listGridTerms(grid),
    decision: `${year}-42`,
    decidedOn: `${year}-06-15`,
  });
  await publishTariff(approver, { id, revision: 1 });
}

/** The first day of the school year under way. */
export function computeLastSeptember({ now }: Context): CivilDate {
  const today = toCivilDate(now());
  const year = Number(today.slice(0, 4));
  return today.slice(5) >= "09-01" ? `${year}-09-01` : `${year - 1}-09-01`;
}

function listGridTerms(grid: string) {
  const read = readGrid(grid);
  if (!read.ok) throw new TypeError(`${read.problem.code}, line ${read.problem.line}`);
  return read.terms;
}
