import { contributions } from "@ardeco/platform/app";
import { acceptConsent } from "@ardeco/platform/features/consent/consent/index";
import { submitDocument } from "@ardeco/platform/features/enrolment/evidence/index";
import { aPng } from "@ardeco/platform/features/enrolment/evidence/testing/sample-files";
import { ensureTrees, erasePersonKey } from "@ardeco/platform/features/trust/keys/index";
import type { AuthorityId, PersonId, ServiceId } from "@ardeco/platform/kernel/ids";
import { anAgent, aTown } from "@ardeco/platform/testing/builders";
import { aPublishedService } from "@ardeco/platform/testing/services";
import type { Bench } from "../bench.ts";
import { figure, median, percentile, table } from "../figures.ts";
import { asks } from "../house/asked.ts";
import type { House } from "../house/house.ts";
import { loadPeople } from "../house/load-people.ts";
import { openHouse } from "../house/open-house.ts";
import { sequentialScans } from "../house/sequential-scans.ts";

const SIZES = [1_000, 10_000, 100_000];
const ERASED = 40;
const DOCUMENTS = 3;
const LONG_AGO = new Date(0);

interface Row {
  readonly people: number;
  /** Milliseconds: everything of one person, in every module; then their seed, in the keyring. */
  readonly rows: readonly number[];
  readonly seeds: readonly number[];
  /**
   * The peer, between two erasures: a transaction that keeps one row. What the machine does beside weighs on
   * both.
   */
  readonly bare: readonly number[];
  /** Tables above a thousand rows that an erasure read whole. */
  readonly whole: readonly string[];
}

/**
 * Somebody with names, a file, three documents, two grants and their journal is erased: does it depend on how
 * many live there?
 */
export const erasure: Bench = async () => {
  const house = await openHouse();
  try {
    const { id: authorityId, deskId } = await aTown(house, { slug: "caen" });
    const { actor } = await anAgent(house, authorityId, ["reception", "validator"]);
    if (actor.kind !== "staff") throw new TypeError("an agent is staff");
    const services: (readonly [ServiceId, number])[] = [];
    for (const slug of ["piscine", "bibliotheque"]) {
      const requests = [asks("given_name", true), asks("email")];
      const service = await aPublishedService(house, authorityId, { slug, definition: { requests } });
      services.push([service.id, service.version]);
    }
    const measured: Row[] = [];
    for (const [index, to] of SIZES.entries()) {
      const crowd = { authorityId, deskId, staffId: actor.staffId, from: SIZES[index - 1] ?? 0, to };
      const people = (await loadPeople(house, crowd)).slice(0, ERASED);
      for (const personId of people) await live(house, authorityId, { personId, services });
      await house.owner.query("vacuum analyze");
      const { result, tables } = await sequentialScans(house.owner, () =>
        eraseAll(house, authorityId, people),
      );
      measured.push({ people: to, ...result, whole: tables });
    }
    const [small, large] = [measured[0], measured.at(-1)].map((row) => row && inBareTransactions(row));
    return {
      ratio: (large ?? Number.NaN) / (small ?? Number.NaN),
      aim: 1.5,
      higherIsBetter: false,
      text: textOf(measured),
    };
  } finally {
    await house.close();
  }
};

interface Life {
  readonly personId: PersonId;
  readonly services: readonly (readonly [ServiceId, number])[];
}

async function live(house: House, authorityId: AuthorityId, { personId, services }: Life): Promise<void> {
  const person = house.as({ kind: "person", personId }, authorityId);
  for (let index = 0; index < DOCUMENTS; index += 1) {
    const document = { personId, kind: "identity_card", fileName: `carte-${index}.png` } as const;
    await submitDocument(person, { ...document, content: aPng({ width: 4 + index }) });
  }
  for (const [serviceId, version] of services) {
    const key = `${serviceId}`;
    const yes = { granted: ["given_name"], refused: ["email"], idempotencyKey: key } as const;
    await acceptConsent(person, { personId, serviceId, version, ...yes });
  }
}

async function eraseAll(house: House, authorityId: AuthorityId, people: readonly PersonId[]) {
  const system = house.system(authorityId);
  const { trees } = house.runtime.ports.keyring;
  const [rows, seeds, bare]: [number[], number[], number[]] = [[], [], []];
  await house.owner.query("create table if not exists bare_row (at timestamptz)");
  for (const personId of people) {
    const started = performance.now();
    await system.transaction(async (tx) => {
      for (const contribution of contributions) await contribution.erasePerson(tx, system, personId);
      await erasePersonKey(tx, system, personId);
    });
    const erased = performance.now();
    await system.transaction((tx) => ensureTrees(tx, trees, LONG_AGO));
    const forgotten = performance.now();
    await house.owner.query("insert into bare_row select now()");
    rows.push(erased - started);
    seeds.push(forgotten - erased);
    bare.push(performance.now() - forgotten);
  }
  return { rows, seeds, bare };
}

/** How many bare transactions an erasure costs. */
const inBareTransactions = ({ rows, bare }: Row): number => median(rows) / median(bare);

function textOf(measured: readonly Row[]): string {
  const lines = measured.map((row) => [
    figure(row.people),
    figure(median(row.rows)),
    figure(percentile(row.rows, 0.95)),
    figure(median(row.seeds)),
    figure(percentile(row.seeds, 0.95)),
    figure(median(row.bare)),
    figure(inBareTransactions(row)),
  ]);
  const heads = [
    "people",
    "erased p50 ms",
    "p95 ms",
    "seed forgotten p50 ms",
    "p95 ms",
    "a bare row p50 ms",
    "erased, in bare rows",
  ];
  return `${table([heads, ...lines])}
tables above 1,000 rows read whole, in the largest town: ${measured.at(-1)?.whole.join("; ") || "none"}
(${ERASED} people each; ratio: an erasure in bare rows, in the largest town over the smallest)`;
}
