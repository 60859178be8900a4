import type { Tone } from "@ardeco/ui";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { formatTariffEuros } from "../../../../../catalogue/tariffs/index.ts";
import type { CouplingStanding, OwnCoupling } from "../../../index.ts";
import { couplingWords } from "./coupling-words.ts";

export const couplingTones: Readonly<Record<CouplingStanding, Tone>> = {
  agreed: "success",
  open: "info",
  short: "warning",
  far: "neutral",
  over: "neutral",
};

export function formatAdvantage({ coupling: { off }, tariff }: OwnCoupling, language: Language): string {
  const words = couplingWords(language);
  return "percent" in off
    ? words.percent(off.percent, tariff[language])
    : words.cents(formatTariffEuros(off.cents, language), tariff[language]);
}

/** What is held and what is missing; since when; why it ended. */
export function formatCouplingStanding(one: OwnCoupling, language: Language): string {
  const words = couplingWords(language);
  const { coupling, standing, giver, needed, missing, since, endedOn, endReason } = one;
  const isAny = coupling.needs === "any";
  const titles = (services: OwnCoupling["needed"]) => services.map(({ title }) => title[language]);
  if (standing === "over") {
    const day = endedOn ?? coupling.endsOn;
    return [day && `${words.ended(formatLongDate(day, language))}.`, endReason && words.endedBy[endReason]]
      .filter(Boolean)
      .join(" ");
  }
  if (standing === "agreed")
    return [
      since && `${words.since(formatLongDate(since, language))}.`,
      coupling.endsOn && `${words.until(formatLongDate(coupling.endsOn, language))}.`,
    ]
      .filter(Boolean)
      .join(" ");
  const opening = titles([giver, ...needed].filter(({ isOpening }) => isOpening));
  const toAdd = missing.filter(({ isOpening }) => !isOpening);
  const held = titles([giver, ...needed].filter(({ isHeld }) => isHeld));
  if (standing !== "open" && opening.length > 0 && (toAdd.length === 0 || isAny))
    return words.waitOpening(opening);
  if (standing === "far") return words.needs(giver.title[language], titles(needed), isAny);
  return standing === "open"
    ? words.have(held)
    : `${words.have(held)} ${words.add(titles(toAdd), isAny && toAdd.length === needed.length)}`;
}
