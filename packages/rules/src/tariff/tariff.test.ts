import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkTariff } from "./check-tariff.ts";
import { highestOf, priceOn, pricingsFor } from "./price.ts";
import type { Band, Pricing, TariffFacts, TariffVersion } from "./tariff.ts";
import { turningPoints } from "./turning-points.ts";

const EFFORT: Pricing = { kind: "effort", rate_ppm: 2_500, floor_cents: 39, ceiling_cents: 399 };
const BANDS: readonly Band[] = [
  { from: 0, to: 400, cents: 39 },
  { from: 401, to: 900, cents: 180 },
  { from: 901, to: null, cents: 399 },
];

function voted(pricing: Pricing, changes: Partial<TariffVersion> = {}): TariffVersion {
  const groups = [{ sizes: { from: 1, to: null }, pricing }];
  return { from: "2026-09-01", sizedBy: "nothing", groups, rises: true, ...changes };
}

function of(quotient: number): TariffFacts {
  return { quotients: [{ quotient, from: "2026-01-01" }] };
}

function cents(version: TariffVersion, facts: TariffFacts, on = "2026-11-29"): number {
  const answer = priceOn([version], facts, on);
  if (answer.outcome !== "priced") throw new Error("no tariff that day");
  return answer.cents;
}

function codes(version: TariffVersion, last?: string) {
  return checkTariff(version, last).map(({ code, from, to }) => [code, from, to]);
}

describe("a meal between 0.39 and 3.99 €", () => {
  test.each([
    [0, 39],
    [155, 39],
    [156, 39],
    [158, 40],
    [568, 142],
    [850, 213],
    [1596, 399],
    [9000, 399],
  ])("costs, with a quotient of %i, %i cents", (quotient, price) => {
    expect(cents(voted(EFFORT), of(quotient))).toBe(price);
  });

  test("says which version, which figure from when, which rate, which bound", () => {
    const facts = { quotients: [{ quotient: 100, from: "2026-01-12" }] };
    expect(priceOn([voted(EFFORT)], facts, "2026-11-29")).toEqual({
      outcome: "priced",
      cents: 39,
      steps: [
        { step: "version", from: "2026-09-01" },
        { step: "quotient", quotient: 100, from: "2026-01-12" },
        { step: "effort", rate_ppm: 2500, rounded_cents: 25 },
        { step: "bound", bound: "floor", cents: 39 },
      ],
    });
  });

  test("half a cent goes up, where binary fractions would go down", () => {
    // 1.005 € exactly: 201 × 0.5 %.
    const price: Pricing = { kind: "effort", rate_ppm: 5_000, floor_cents: 0, ceiling_cents: 10_000 };
    expect(cents(voted(price), of(201))).toBe(101);
  });

  test.each(["missing", "refused"] as const)(
    "costs the highest price when the quotient is %s, and says so",
    (why) => {
      const facts = why === "refused" ? { ...of(200), refused: true } : { quotients: [] };
      const answer = priceOn([voted(EFFORT)], facts, "2026-11-29");
      expect(answer).toMatchObject({ outcome: "priced", cents: 399 });
      expect(answer).toHaveProperty("steps[1]", { step: "no_quotient", why });
      expect(answer).toHaveProperty("steps[2]", { step: "highest", cents: 399 });
    },
  );

  test("a figure that is no whole number of euros is never guessed", () => {
    for (const quotient of [12.5, -1, Number.NaN, 2_000_000])
      expect(() => cents(voted(EFFORT), of(quotient))).toThrow(RangeError);
  });
});

describe("time", () => {
  const before = voted({ kind: "single", cents: 300 }, { from: "2025-09-01" });
  const after = voted({ kind: "single", cents: 350 });

  test("a version counts from its day; before the first one there is no price", () => {
    expect(priceOn([after, before], of(1), "2025-08-31")).toEqual({ outcome: "no_tariff" });
    expect(priceOn([after, before], of(1), "2026-08-31")).toMatchObject({ cents: 300 });
    expect(priceOn([after, before], of(1), "2026-09-01")).toMatchObject({ cents: 350 });
  });

  test("a quotient that changes leaves what came before it as it was", () => {
    const facts = {
      quotients: [
        { quotient: 1000, from: "2026-10-15" },
        { quotient: 500, from: "2026-01-01" },
      ],
    };
    expect(cents(voted(EFFORT), facts, "2026-10-14")).toBe(125);
    expect(cents(voted(EFFORT), facts, "2026-10-15")).toBe(250);
  });

  test("a version that begins on a day already covered is refused, with that day", () => {
    expect(codes(after, "2026-09-01")).toEqual([["tariff.not_after", "2026-09-01", undefined]]);
    expect(codes(voted(EFFORT, { from: "2026-02-30" }))).toEqual([["tariff.no_date", undefined, undefined]]);
  });
});

describe("what else a price depends on", () => {
  const sized = voted(EFFORT, {
    sizedBy: "children_enrolled",
    groups: [
      { sizes: { from: 1, to: 1 }, pricing: EFFORT },
      { sizes: { from: 2, to: null }, pricing: { ...EFFORT, rate_ppm: 2_000 } },
    ],
    elsewhere: [{ sizes: { from: 1, to: null }, pricing: { kind: "single", cents: 520 } }],
  });

  test("children enrolled, and where one lives", () => {
    expect(checkTariff(sized)).toEqual([]);
    expect(cents(sized, { ...of(800), children_enrolled: 1, resident: true })).toBe(200);
    expect(cents(sized, { ...of(800), children_enrolled: 3, resident: true })).toBe(160);
    expect(cents(sized, { ...of(800), children_enrolled: 3, resident: false })).toBe(520);
  });

  test("what is not known costs the most that it could, and is said", () => {
    const answer = priceOn([sized], { ...of(800), resident: true }, "2026-11-29");
    expect(answer).toMatchObject({ cents: 200 });
    expect(answer).toHaveProperty("steps[2]", { step: "size", by: "children_enrolled", size: null });
    expect(cents(sized, { ...of(800), children_enrolled: 3 })).toBe(520);
  });

  test("nothing is said twice, however little is known", () => {
    for (const resident of [undefined, true])
      for (const children_enrolled of [undefined, 2])
        for (const known of [{ quotients: [] }, of(800)]) {
          const answer = priceOn(
            [sized],
            { ...known, ...(resident && { resident }), ...(children_enrolled && { children_enrolled }) },
            "2026-11-29",
          );
          const said = answer.outcome === "priced" ? answer.steps.map(({ step }) => step) : [];
          expect(said).toEqual([...new Set(said)]);
          const isSure =
            resident !== undefined && children_enrolled !== undefined && known.quotients.length > 0;
          expect(said.includes("highest")).toBe(!isSure);
        }
  });

  test("the ways of counting that may apply: one, once all is known", () => {
    expect(pricingsFor(sized, { quotients: [] })).toHaveLength(3);
    expect(pricingsFor(sized, { quotients: [], children_enrolled: 1, resident: true })).toEqual([EFFORT]);
  });

  test("a household of a size that no group has is refused before it happens", () => {
    const holed = { ...sized, groups: [{ sizes: { from: 2, to: 4 }, pricing: EFFORT }] };
    expect(codes(holed)).toEqual([
      ["tariff.size_gap", 1, 1],
      ["tariff.size_gap", 5, null],
    ]);
  });
});

describe("refused at publication, with the exact figures", () => {
  test.each([
    [[BANDS[0], { from: 500, to: null, cents: 180 }], [["tariff.gap", 401, 499]]],
    [BANDS.slice(0, 2), [["tariff.gap", 901, null]]],
    [BANDS.slice(1), [["tariff.gap", 0, 400]]],
    [[], [["tariff.gap", 0, null]]],
    [
      [...BANDS, { from: 300, to: 500, cents: 9 }],
      [
        ["tariff.overlap", 300, 400],
        ["tariff.overlap", 401, 500],
      ],
    ],
    [[...BANDS, { from: 950, to: null, cents: 9 }], [["tariff.overlap", 950, null]]],
    [[{ from: 9, to: 3, cents: 1 }], [["tariff.backwards", 9, 3]]],
    [
      [
        { from: 0, to: 400, cents: 200 },
        { from: 401, to: null, cents: 100 },
      ],
      [["tariff.falls", 401, null]],
    ],
    [[{ from: 0, to: null, cents: 1.5 }], [["tariff.not_cents", undefined, undefined]]],
    [[{ from: 0.5, to: null, cents: 1 }], [["tariff.not_whole", undefined, undefined]]],
  ])("bands %j", (bands, problems) => {
    expect(codes(voted({ kind: "bands", bands: bands as readonly Band[] }))).toEqual(problems);
  });

  test("a floor above its ceiling, a line that goes back, a rate of nothing", () => {
    expect(codes(voted({ ...EFFORT, floor_cents: 400 }))).toEqual([["tariff.bounds_crossed", 400, 399]]);
    expect(codes(voted({ ...EFFORT, rate_ppm: 0 }))).toEqual([["tariff.not_a_rate", undefined, undefined]]);
    const line = {
      kind: "slope",
      fromQuotient: 900,
      toQuotient: 900,
      floor_cents: 1,
      ceiling_cents: 2,
    } as const;
    expect(codes(voted(line))).toEqual([["tariff.backwards", 900, 900]]);
  });
});

const anyCents = fc.integer({ min: 0, max: 5_000 });
const anyQuotient = fc.integer({ min: 0, max: 3_000 });
const bounds = fc.tuple(anyCents, anyCents).map(([a, b]) => ({
  floor_cents: Math.min(a, b),
  ceiling_cents: Math.max(a, b),
}));
const banded = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 2_000 }), anyCents), { selector: ([start]) => start })
  .map((cuts) => bandsFrom(cuts));
const rising = fc.oneof(
  banded.map((bands): Pricing => ({ kind: "bands", bands })),
  fc
    .tuple(bounds, fc.integer({ min: 100, max: 50_000 }))
    .map(([ends, rate_ppm]): Pricing => ({ kind: "effort", rate_ppm, ...ends })),
  fc.tuple(bounds, anyQuotient, fc.integer({ min: 1, max: 2_000 })).map(
    ([ends, fromQuotient, length]): Pricing => ({
      kind: "slope",
      fromQuotient,
      toQuotient: fromQuotient + length,
      ...ends,
    }),
  ),
);

/** Bands that start at 0 and at each cut, dearer as the quotient goes up. */
function bandsFrom(cuts: readonly (readonly [number, number])[]): readonly Band[] {
  const starts = [0, ...cuts.map(([start]) => start)].sort((a, b) => a - b);
  const prices = [20, ...cuts.map(([, price]) => price)].sort((a, b) => a - b);
  return starts.map((from, index) => ({
    from,
    to: starts[index + 1] === undefined ? null : Number(starts[index + 1]) - 1,
    cents: Number(prices[index]),
  }));
}

describe("whatever the tariff that passes its check", () => {
  test("a higher quotient never pays less, and nobody pays more than the highest price", () => {
    fc.assert(
      fc.property(rising, anyQuotient, anyQuotient, (pricing, one, other) => {
        const version = voted(pricing);
        expect(checkTariff(version)).toEqual([]);
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(cents(version, of(less))).toBeLessThanOrEqual(cents(version, of(more)));
        expect(cents(version, of(more))).toBeLessThanOrEqual(highestOf(pricing));
        expect(cents(version, { quotients: [] })).toBe(highestOf(pricing));
        expect(Number.isInteger(cents(version, of(one)))).toBe(true);
      }),
    );
  });

  test("the order in which bands are written changes nothing", () => {
    const shuffled = banded.chain((bands) =>
      fc.tuple(fc.constant(bands), fc.shuffledSubarray([...bands], { minLength: bands.length })),
    );
    fc.assert(
      fc.property(shuffled, anyQuotient, ([given, bands], quotient) => {
        const again = voted({ kind: "bands", bands });
        expect(checkTariff(again)).toEqual([]);
        expect(priceOn([again], of(quotient), "2026-11-29")).toEqual(
          priceOn([voted({ kind: "bands", bands: given })], of(quotient), "2026-11-29"),
        );
      }),
    );
  });

  test("one band less is a gap, with exactly the quotients that nobody could pay for", () => {
    fc.assert(
      fc.property(banded, fc.nat(), (all, at) => {
        const left = all[at % all.length];
        const bands = all.filter((band) => band !== left);
        expect(codes(voted({ kind: "bands", bands }))).toEqual([["tariff.gap", left?.from, left?.to]]);
      }),
    );
  });

  test("the last turning point of a curve is where the highest price is met, and not before", () => {
    fc.assert(
      fc.property(rising, (pricing) => {
        const last = Number(turningPoints(pricing).at(-1));
        expect(cents(voted(pricing), of(last))).toBe(highestOf(pricing));
        if (pricing.kind === "effort" && last > 0 && pricing.floor_cents < pricing.ceiling_cents)
          expect(cents(voted(pricing), of(last - 1))).toBeLessThan(highestOf(pricing));
      }),
    );
  });
});

describe("what a chart is drawn from", () => {
  test.each([
    [EFFORT, [0, 157, 1594]],
    [{ kind: "bands", bands: BANDS }, [0, 401, 901]],
    [{ kind: "slope", fromQuotient: 300, toQuotient: 900, floor_cents: 1, ceiling_cents: 2 }, [0, 300, 900]],
    [{ kind: "single", cents: 5 }, [0]],
    // A rate so low that nobody meets the ceiling.
    [{ kind: "effort", rate_ppm: 1, floor_cents: 0, ceiling_cents: 1000 }, [0, 4999, 1_000_000]],
  ] as const)("%j turns at %j", (pricing, points) =>
    expect(turningPoints(pricing as Pricing)).toEqual(points),
  );
});
