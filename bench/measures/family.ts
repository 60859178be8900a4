import { randomUUID } from "node:crypto";
import {
  createRepresentedPerson,
  validateRepresentation,
} from "@ardeco/platform/features/identity/households/index";
import { createDeclaration, validateElement } from "@ardeco/platform/features/identity/identity/index";
import { debit, openAccount } from "@ardeco/platform/features/ledger/counters/index";
import { aPurse, type Purse } from "@ardeco/platform/features/ledger/counters/testing/a-purse";
import { computePairwiseSubject } from "@ardeco/platform/features/trust/keys/index";
import type { Context } from "@ardeco/platform/kernel/context";
import type { PersonId } from "@ardeco/platform/kernel/ids";
import { anAgent, aPerson, aTown } from "@ardeco/platform/testing/builders";
import type { Bench } from "../bench.ts";
import { startDriver } from "../driver/drive.ts";
import { figure, median, table } from "../figures.ts";
import type { House } from "../house/house.ts";
import { openHouse } from "../house/open-house.ts";
import { signIn } from "../house/sign-in.ts";

const ROUNDS = 5;
const SECONDS = 3;
/** Two meals and a bus a day of school. */
const LINES_A_YEAR = 420;
const YEARS = 10;
const LIMIT_MS = 50;

/**
 * The page of a family whose counters have lived ten years, beside that of a family that came this year, in
 * turn.
 */
export const family: Bench = async () => {
  const house = await openHouse();
  const driver = startDriver();
  try {
    const { id: town } = await aTown(house, { slug: "caen" });
    const purse = await aPurse(house, town);
    const cookies = { young: await aFamily(house, purse, 1), old: await aFamily(house, purse, YEARS) };
    const visit = (cookie: string) =>
      driver.drive({
        kind: "pages",
        port: house.port,
        seconds: SECONDS,
        connections: 1,
        pages: [{ path: "/caen/espace/famille", cookie }],
        holding: "Porte-monnaie",
      });
    const young: { p50: number; p95: number }[] = [];
    const old: { p50: number; p95: number }[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const measured = { young: await visit(cookies.young), old: await visit(cookies.old) };
      if (round === 0) continue;
      young.push(measured.young);
      old.push(measured.old);
    }
    const of = (loads: readonly { p50: number; p95: number }[]) => ({
      p50: median(loads.map(({ p50 }) => p50)),
      p95: median(loads.map(({ p95 }) => p95)),
    });
    const row = (what: string, loads: typeof young) => [what, figure(of(loads).p50), figure(of(loads).p95)];
    return {
      ratio: of(old).p95 / LIMIT_MS,
      aim: 1,
      higherIsBetter: false,
      text: table([
        ["milliseconds", "p50", "p95"],
        row(`a family of one year, ${LINES_A_YEAR} lines`, young),
        row(`a family of ten years, ${LINES_A_YEAR * YEARS} lines`, old),
        ["ten years, of one", figure(of(old).p50 / of(young).p50), ""],
      ]),
    };
  } finally {
    driver.close();
    await house.close();
  }
};

/**
 * A mother and two children, each with a purse of their own.
 * @returns the cookie of the mother
 */
async function aFamily(house: House, purse: Purse, years: number): Promise<string> {
  const mother = await aPerson(house, purse.town);
  const agent = await anAgent(house, purse.town, ["reception", "validator"]);
  const people: PersonId[] = [mother.personId];
  for (let child = 0; child < 2; child += 1) {
    const { personId, representationId: id } = await mother.transaction(async (tx) => {
      const born = await createRepresentedPerson(tx, mother, {
        representativeId: mother.personId,
        kind: "parental_authority",
      });
      await createDeclaration(tx, mother, {
        personId: born.personId,
        name: "birthdate",
        value: "2018-03-02",
      });
      return born;
    });
    const evidence = { kind: "family_record_book" } as const;
    await agent.transaction(async (tx) => {
      await validateElement(tx, agent, { personId, name: "birthdate", method: "original_seen", evidence });
      await validateRepresentation(agent, { id, evidence });
    });
    people.push(personId);
  }
  for (const personId of people) await live(house, purse, { personId, years, opening: mother });
  return signIn(mother);
}

/**
 * Debits of so many years: written today, then put in their days, since a ledger takes none of another day.
 */
async function live(
  house: House,
  { system, canteen, counterId, byHouse }: Purse,
  {
    personId,
    years,
    opening,
  }: { readonly personId: PersonId; readonly years: number; readonly opening: Context },
): Promise<void> {
  const accountId = await openAccount(opening, { personId, counterId });
  await byHouse({ kind: "credit", accountId, amount: 10_000_000 });
  const subject = computePairwiseSubject(system, canteen.service, personId);
  const lines = Math.round((LINES_A_YEAR * years) / 3);
  await Promise.all(
    Array.from({ length: lines }, () =>
      debit(system, canteen, { counterId, subject, amount: 350, key: randomUUID(), label: "Cantine" }),
    ),
  );
  await house.owner.query("alter table counter_transfer disable trigger user");
  await house.owner.query(
    "update counter_transfer set day = day - (sequence % $2::bigint)::int where holder_id = $1 and kind = 'debit'",
    [accountId, 365 * years],
  );
  await house.owner.query("alter table counter_transfer enable trigger user");
  await house.owner.query("analyze counter_transfer");
}
