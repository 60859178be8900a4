import type { FastifyRequest } from "fastify";
import { addMonths, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { getQueryText } from "../../../../../../web/index.ts";
import type { Desk } from "../../../../../authorities/authorities/index.ts";
import type { Asked } from "../../../index.ts";

export const periods = ["mois", "trimestre", "annee"] as const;
export type Period = (typeof periods)[number];

const months: Readonly<Record<Period, number>> = { mois: 0, trimestre: 2, annee: 11 };

export interface AskedPage extends Asked {
  readonly period: Period;
  readonly desks: readonly Desk[];
}

/** What the address asks; anything unknown is the usual: three months, all desks. */
export function parseInsightQuery(request: FastifyRequest, desks: readonly Desk[]): AskedPage {
  const to = toCivilDate(request.ardeco.context.now());
  const period = periods.find((one) => one === getQueryText(request, "periode")) ?? "trimestre";
  const from = addMonths(`${to.slice(0, 7)}-01`, -months[period]);
  const deskId = desks.find(({ id }) => id === getQueryText(request, "guichet"))?.id;
  return { from, to, period, desks, ...(deskId ? { deskId } : {}) };
}

/** The same page, of one figure or of all. */
export function buildInsightAddress(path: string, { period, deskId }: AskedPage, measure?: string): string {
  const query = {
    periode: period,
    ...(deskId ? { guichet: deskId } : {}),
    ...(measure ? { dossiers: measure } : {}),
  };
  return `${path}?${new URLSearchParams(query)}`;
}
