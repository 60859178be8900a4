import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import {
  readRefresh,
  startRefresh,
  updateHabilitation,
} from "@ardeco/platform/features/enrolment/sources/index";
import { aQuotient, odile, SIRET, TOKEN } from "@ardeco/platform/features/enrolment/sources/testing/a-family";
import { apiParticulierPace } from "@ardeco/platform/infra/state-api/state-api";
import type { Context } from "@ardeco/platform/kernel/context";
import { parseId } from "@ardeco/platform/kernel/ids";
import { anAgent, aTown } from "@ardeco/platform/testing/builders";
import { startApiParticulier } from "@ardeco/testing";
import type { Bench } from "../bench.ts";
import { figure, table } from "../figures.ts";
import type { House } from "../house/house.ts";
import { openHouse } from "../house/open-house.ts";
import { loadFamilies } from "../people/load-families.ts";

const FAMILIES = 4_000;
const FORMER = 742;

/**
 * Of a hundred families: 3 unknown there, 2 answered about somebody else, 5 far from the former quotient, 20
 * the same, 70 another.
 */
function answerTo(rank: number, known: Readonly<Record<string, unknown>>) {
  const month = new Date().toISOString().slice(0, 7);
  const at = rank % 100;
  if (at < 3) return undefined;
  if (at < 5)
    return aQuotient(known, { value: 700, month, recipient: { ...odile, birthdate: "1960-01-01" } });
  if (at < 10) return aQuotient(known, { value: 2_400, month });
  return aQuotient(known, { value: at < 30 ? FORMER : 650, month });
}

/**
 * The quotients of a year, asked again at the pace of the State by the platform as it is installed: does it
 * keep that pace?
 */
export const quotients: Bench = async () => {
  const house = await openHouse();
  const families = Array.from({ length: FAMILIES }, (_, rank) => ({ ...odile, family_name: nameOf(rank) }));
  const cases = families.flatMap((known, rank) => answerTo(rank, known) ?? []);
  await using api = await startApiParticulier({
    cases,
    tokens: [TOKEN],
    limits: { perSecond: 20, perMinute: 1_000 },
  });
  try {
    const { id: caen } = await aTown(house, { slug: "caen" });
    await loadFamilies(
      house,
      caen,
      families.map((known) => ({ ...known, family_quotient: FORMER })),
    );
    const mayor = await anAgent(house, caen, ["authority_administrator"]);
    await updateHabilitation(mayor, { ...habilitation, address: api.address, token: TOKEN });
    const seconds = await refreshed(mayor);
    const least = FAMILIES / apiParticulierPace.perSecond.token;
    const text = await told(house, mayor, {
      seconds,
      least,
      asked: api.received.length,
      tooFast: api.tooFast(),
    });
    return { ratio: seconds / least, aim: 1.1, higherIsBetter: false, text };
  } finally {
    await house.close();
  }
};

const habilitation = {
  recipient: SIRET,
  reference: "DataPass 12345",
  legalBasis: "délibération du 12 octobre 2026 sur les tarifs des cantines",
  kinds: ["quotient"],
  enabled: true,
  revision: 0,
} as const;

/** Letters only: registers know no other. */
const nameOf = (rank: number): string =>
  `Famille${[...String(rank)].map((digit) => "abcdefghij"[Number(digit)]).join("")}`;

/** Seconds. */
async function refreshed(mayor: Context): Promise<number> {
  const start = performance.now();
  const id = parseId<"sourceRefresh">(randomUUID());
  await startRefresh(mayor, { id, asks: "informed", informedHow: "Lettre du 1er décembre." });
  while ((await readRefresh(mayor))?.state !== "done") await pause(500);
  return (performance.now() - start) / 1_000;
}

async function told(
  house: House,
  mayor: Context,
  measured: {
    readonly seconds: number;
    readonly least: number;
    readonly asked: number;
    readonly tooFast: number;
  },
): Promise<string> {
  const counts = (await readRefresh(mayor))?.counts ?? [];
  const [kept] = await house.owner.query<{
    former: string;
    questions: string;
    people: string;
    journal: string;
  }>(
    `select (select count(*) from element where name = 'family_quotient' and state = 'superseded') as former,
       (select count(*) from source_question) as questions, (select count(distinct person_id) from source_question) as people,
       (select count(*) from journal_entry where person_id is not null) as journal`,
  );
  const lines = counts.map(({ state, outcome, count }) => [state, outcome ?? "", figure(count)]);
  return `${table([["state", "outcome", "families"], ...lines.toSorted()])}
${figure(measured.seconds)} s; the pace alone asks for ${figure(measured.least)} s; ${figure(measured.asked)} requests received, ${figure(measured.tooFast)} of them too fast
${figure(Number(kept?.questions))} questions about ${figure(Number(kept?.people))} families; ${figure(Number(kept?.former))} former quotients kept; ${figure(Number(kept?.journal))} lines in their journals`;
}
