import { BarChart } from "@ardeco/ui";
import type { Language } from "../../../../../../kernel/errors.ts";
import {
  type Band,
  formatTariffEuros,
  type Pricing,
  priceOn,
  pricingsFor,
  type TariffFacts,
  type TariffVersion,
  turningPoints,
} from "../../../index.ts";
import { chartWords } from "./chart-words.ts";

/** About as many bars as one looks at on a phone. */
const BARS = 8;
const ROUND = 50;

interface PriceChartProps {
  readonly version: TariffVersion;
  /** What is known besides the quotient. */
  readonly facts: Omit<TariffFacts, "quotients">;
  /** Whose bar is marked. */
  readonly own?: number | undefined;
  readonly title: string;
  readonly language: Language;
}

/** What each quotient pays, drawn and in a table; nothing where the quotient changes nothing. */
export function PriceChart({ version, facts, own, title, language }: PriceChartProps) {
  const pricings = pricingsFor(version, { ...facts, quotients: [] });
  if (pricings.every(({ kind }) => kind === "single")) return null;
  const say = chartWords(language);
  const steps = listChartSteps(pricings, own);
  const shown = own === undefined ? undefined : steps.findLast(({ from }) => from <= own);
  return (
    <BarChart
      id="prix"
      title={title}
      description={say.description}
      labelHeading={say.quotient}
      valueHeading={say.price}
      bars={steps.map((step) => {
        const cents = computeCentsForQuotient(version, facts, step.from);
        const price = formatTariffEuros(cents, language);
        const text = step === shown ? say.yours(price) : price;
        return { label: say.label(step), value: cents, text };
      })}
    />
  );
}

type Step = Pick<Band, "from" | "to"> & { readonly isBand: boolean };

/**
 * Bands as they are; elsewhere round figures, up to where the price stops going up, and one's own among them.
 */
function listChartSteps(pricings: readonly Pricing[], own?: number): readonly Step[] {
  const turns = [...new Set(pricings.flatMap(turningPoints))].sort((one, other) => one - other);
  if (pricings.every(({ kind }) => kind === "bands" || kind === "single"))
    return turns.map((from, index) => ({ from, to: (turns[index + 1] ?? Infinity) - 1, isBand: true }));
  const length = Math.max(ROUND, Math.ceil((turns.at(-1) ?? 0) / BARS / ROUND) * ROUND);
  const round = Array.from({ length: BARS + 1 }, (_, index) => index * length);
  const all = own === undefined ? round : [...new Set([...round, own])].sort((one, other) => one - other);
  return all.map((from) => ({ from, to: null, isBand: false }));
}

function computeCentsForQuotient(
  version: TariffVersion,
  facts: PriceChartProps["facts"],
  quotient: number,
): number {
  const { refused: _, ...known } = facts;
  const answer = priceOn(
    [version],
    { ...known, quotients: [{ quotient, from: version.from }] },
    version.from,
  );
  return answer.outcome === "priced" ? answer.cents : 0;
}
