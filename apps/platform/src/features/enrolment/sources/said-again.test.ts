import { randomUUID } from "node:crypto";
import { type ApiParticulier, startApiParticulier } from "@ardeco/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contributions } from "../../../app.ts";
import { buildJournalFormatter } from "../../../composition/journal-words.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../kernel/ids.ts";
import { aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { listElementHistory } from "../../identity/identity/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { readFiles, sourcesJobs, startRefresh } from "./index.ts";
import { aCorrespondent, answerLine, HEADER } from "./testing/a-correspondent.ts";
import { aChildOf, aFamily, aQuotient, asks, entitle, odile, TOKEN } from "./testing/a-family.ts";

// One register says the same by two ways: the journal tells what changed, who said it, and nothing of what
// did not.

let house: TestRuntime;
let api: ApiParticulier;
let town: { readonly id: AuthorityId };
const ABOUT = "Quotient familial (en euros) :";
const zoe = { given_name: "Zoé", family_name: "Périgord", birthdate: "2019-02-03" };
beforeAll(async () => {
  house = await testRuntime([sourcesJobs]);
  town = await aTown(house, { slug: "caen" });
  api = await startApiParticulier({
    cases: [aQuotient(odile, { value: 698, month: "2026-11", children: [zoe] })],
    tokens: [TOKEN],
  });
});
afterAll(async () => {
  await api?.[Symbol.asyncDispose]();
  await house?.close();
});

const told = async (personId: PersonId): Promise<readonly string[]> => {
  const system = house.system(town.id);
  const tell = buildJournalFormatter(contributions);
  const { entries } = await readPersonJournal(system, personId);
  return entries
    .map((entry) => tell(entry).fr.replace(/\s/g, " "))
    .filter((line) => line.startsWith(ABOUT) || line.startsWith("Question posée à la CAF :"));
};

const valuesOf = async (personId: PersonId): Promise<number> => {
  const system = house.system(town.id);
  const rows = await listElementHistory(system, personId);
  return rows.filter(({ name, value }) => name === "family_quotient" && value === 698).length;
};

test("a quotient said again of the same month changes nothing and is not told; what changed names the CAF", async () => {
  const mayor = await entitle(house, town.id, api.address);
  const jeanne = await aFamily(house, town.id, { family_quotient: 742, caf_number: "1234567" });
  const child = await aChildOf(house, jeanne, { ...zoe, family_quotient: 742 });
  await asks(jeanne, "quotient");
  await house.drain();

  const caf = await aCorrespondent(mayor);
  const byFile = async (quotient: number, month: string) => {
    const id = parseId<"sourceRefresh">(randomUUID());
    await startRefresh(mayor, { id, asks: "informed", informedHow: "Lettre.", way: "file" });
    await house.drain();
    const lines = (await caf.readRequest()).map((one) => answerLine(one, { quotient, month }));
    // Each line twice, in one step of the reading: the second says the same of a family answered just before.
    await caf.answer([HEADER, ...lines, ...lines].join("\n"));
    await house.drain();
    const files = await readFiles(mayor, id);
    expect(files.find(({ direction }) => direction === "answer")).toMatchObject({ lines: 2, problems: 0 });
  };
  await byFile(698, "2026-11");
  expect(await told(jeanne.personId)).toEqual(
    expect.arrayContaining([
      "Question posée à la CAF : Réponse reçue : elle est dans vos informations.",
      "Question posée à la CAF : Réponse reçue : rien n’a changé.",
    ]),
  );
  const changed = `${ABOUT} la CAF a donné une autre valeur, qui compte désormais.`;
  for (const id of [jeanne.personId, child]) {
    expect((await told(id)).filter((line) => /: la CAF|corrigée/.test(line))).toEqual([changed]);
    expect(await valuesOf(id)).toBe(1);
  }

  // Of another month, the same amount is news of its date: confirmed, never corrected.
  await byFile(698, "2026-12");
  for (const id of [jeanne.personId, child]) {
    expect(await told(id)).toContain(`${ABOUT} la CAF a confirmé la valeur.`);
    expect((await told(id)).join()).not.toContain("corrigée");
  }
});
