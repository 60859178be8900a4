import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { readFiles, readRefresh, startRefresh } from "@ardeco/platform/features/enrolment/sources/index";
import {
  aCorrespondent,
  answerLine,
  HEADER,
} from "@ardeco/platform/features/enrolment/sources/testing/a-correspondent";
import { odile } from "@ardeco/platform/features/enrolment/sources/testing/a-family";
import { parseId } from "@ardeco/platform/kernel/ids";
import { anAgent, aTown } from "@ardeco/platform/testing/builders";
import type { Bench } from "../bench.ts";
import { figure, table } from "../figures.ts";
import { openHouse } from "../house/open-house.ts";
import { loadFamilies } from "../people/load-families.ts";

const FAMILIES = Number(process.env.BENCH_FAMILIES ?? 4_000);
const FORMER = 742;
/** "In a minute or so" for 4,000 families; fewer, in proportion. */
const AIM_SECONDS = (FAMILIES / 4_000) * 60;

/** Letters only: registers know no other. */
const nameOf = (rank: number): string =>
  `Famille${[...String(rank)].map((digit) => "abcdefghij"[Number(digit)]).join("")}`;

/**
 * Of a hundred families: 3 unknown there, 2 under another name, 5 far from the former quotient, 20 the same,
 * 70 another.
 */
function said(rank: number) {
  const month = new Date().toISOString().slice(0, 7);
  const at = rank % 100;
  if (at < 3) return { month, result: "INCONNU" };
  if (at < 5) return { month, quotient: 700, name: "Autre" };
  if (at < 10) return { month, quotient: 2_400 };
  return { month, quotient: at < 30 ? FORMER : 650 };
}

/**
 * The same families by one sealed file: how long from the request asked for to the last line of the answer
 * taken?
 */
export const quotientFiles: Bench = async () => {
  const house = await openHouse();
  try {
    const { id: caen } = await aTown(house, { slug: "caen" });
    await loadFamilies(
      house,
      caen,
      Array.from({ length: FAMILIES }, (_, rank) => ({
        ...odile,
        family_name: nameOf(rank),
        family_quotient: FORMER,
        caf_number: String(1_000_000 + rank),
      })),
    );
    const mayor = await anAgent(house, caen, ["authority_administrator"]);
    const caf = await aCorrespondent(mayor);
    const id = parseId<"sourceRefresh">(randomUUID());
    const begun = performance.now();
    await startRefresh(mayor, { id, asks: "informed", informedHow: "Lettre du 1er décembre.", way: "file" });
    while ((await readFiles(mayor, id)).length === 0) await pause(250);
    const asked = await caf.readRequest();
    const requested = performance.now();
    const lines = asked.map((one) => answerLine(one, said(Number(one.number) - 1_000_000)));
    await caf.answer([HEADER, ...lines].join("\n"));
    while ((await readRefresh(mayor, "file"))?.state !== "done") await pause(250);
    const read = performance.now();
    const counts = (await readRefresh(mayor, "file"))?.counts ?? [];
    const seconds = (read - begun) / 1_000;
    const rows = counts.map(({ state, outcome, count }) => [state, outcome ?? "", figure(count)]);
    const text = `${table([["state", "outcome", "families"], ...rows.toSorted()])}
${figure((requested - begun) / 1_000)} s to gather and seal the request, ${figure((read - requested) / 1_000)} s to open the answer and take its ${figure(FAMILIES)} lines`;
    return { ratio: seconds / AIM_SECONDS, aim: 1, higherIsBetter: false, text };
  } finally {
    await house.close();
  }
};
