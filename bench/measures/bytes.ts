import { randomUUID } from "node:crypto";
import { acceptConsent } from "@ardeco/platform/features/consent/consent/index";
import {
  saveAnswers,
  startEnrolment,
  submitEnrolment,
} from "@ardeco/platform/features/enrolment/enrolment/index";
import { recordOriginalSeen } from "@ardeco/platform/features/enrolment/evidence/index";
import { runJournalSequencing } from "@ardeco/platform/features/trust/audit/index";
import { parseId } from "@ardeco/platform/kernel/ids";
import { anAgent, aPerson, aTown } from "@ardeco/platform/testing/builders";
import { aPublishedService } from "@ardeco/platform/testing/services";
import type { Bench } from "../bench.ts";
import { figure, table } from "../figures.ts";
import { asks } from "../house/asked.ts";
import { eightElements } from "../house/eight-elements.ts";
import type { House } from "../house/house.ts";
import { openHouse } from "../house/open-house.ts";

const PEOPLE = 300;

/**
 * Rows that one enrolled person has: eight elements, one document, one file sent, twenty lines of journal,
 * one grant.
 */
const shape = {
  person: 1,
  person_key: 1,
  element: 8,
  document: 1,
  enrolment_file: 1,
  enrolment_step: 3,
  journal_entry: 20,
  journal_leaf: 20,
  service_grant: 1,
  person_grants: 1,
} as const;

/** Tables and indexes, by row written by the use cases themselves, times the rows of one person. */
export const bytes: Bench = async () => {
  const house = await openHouse();
  try {
    await live(house);
    const rows = await house.owner.query<{ name: string; bytes: number }>(
      `select relname as name, pg_total_relation_size(relid)::float8 / n_live_tup as bytes
       from pg_stat_user_tables where schemaname = 'public' and n_live_tup > 0`,
    );
    const byRow = new Map(rows.map(({ name, bytes }) => [name, bytes]));
    const lines = Object.entries(shape).map(([name, count]) => {
      const each = byRow.get(name);
      if (each === undefined) throw new Error(`nothing was written in ${name}`);
      return { name, count, each, all: each * count };
    });
    const total = lines.reduce((sum, { all }) => sum + all, 0);
    const text = table([
      ["table", "rows", "bytes a row", "bytes a person"],
      ...lines.map(({ name, count, each, all }) => [name, String(count), figure(each), figure(all)]),
      ["together", "", "", figure(total)],
    ]);
    return { ratio: total, text };
  } finally {
    await house.close();
  }
};

/** People enrol, are seen, and agree to a service. */
async function live(house: House): Promise<void> {
  const { id: caen } = await aTown(house, { slug: "caen" });
  const requests = [asks("given_name", true), asks("email")];
  const service = await aPublishedService(house, caen, { definition: { requests } });
  const agent = await anAgent(house, caen, ["reception", "validator"]);
  for (let index = 0; index < PEOPLE; index += 1) {
    const person = await aPerson(house, caen, { validated: eightElements });
    const { personId } = person;
    await acceptConsent(person, {
      personId,
      serviceId: service.id,
      version: service.version,
      granted: ["given_name", "email"],
      refused: [],
    });
    await recordOriginalSeen(agent, { personId, kind: "identity_card" });
    await sendFile(house, caen);
  }
  const system = house.system(caen);
  while ((await runJournalSequencing(system)) > 0);
  await house.owner.query("vacuum analyze");
}

async function sendFile(house: House, authorityId: Parameters<House["system"]>[0]): Promise<void> {
  const personId = parseId<"person">(randomUUID());
  const anonymous = house.as({ kind: "anonymous" }, authorityId);
  const { fileId } = await startEnrolment(anonymous, { newPersonId: personId });
  const person = house.as({ kind: "person", personId }, authorityId);
  const { given_name, family_name, birthdate, address } = eightElements;
  const elements = { given_name, family_name, birthdate, address };
  await saveAnswers(person, { fileId, elements, answers: { channel: "letter" } });
  await submitEnrolment(person, { fileId });
}
