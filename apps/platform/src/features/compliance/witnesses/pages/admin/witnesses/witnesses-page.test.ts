import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { findLogFile, runJournalSequencing } from "../../../../../trust/audit/index.ts";
import { aJournal, writeLines } from "../../../../../trust/audit/testing/a-journal.ts";

const PAGE = "/caen/administration/temoins";
let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  const system = admin.house.system(admin.town.id);
  await writeLines(system, 3);
  await runJournalSequencing(system);
});
afterAll(() => admin.house.close());

describe("the administrator", () => {
  test("gives our keys, asks a witness, agrees to watch a journal, and asks one no longer", async () => {
    const { browser } = await admin.agent(["authority_administrator"]);
    const { body } = await browser.open(PAGE);
    expect(body).toContain("/api/v1/authorities/caen/witness");
    const own = body.replaceAll("&#x2F;", "/");
    expect(own).toMatch(/localhost:3000\/caen\/journal\+[0-9a-f]{8}\+/);
    const other = await aJournal(admin.house, 2);
    const log = Buffer.from((await findLogFile(other, "key")) ?? "").toString();
    await browser.submit({ cle_journal: log }, { action: `${PAGE}/attester` });
    expect(browser.shown.body).toContain("Ce journal sera attesté");
    expect(browser.shown.body).toContain("Pas encore présenté");
    await browser.submit({}, { action: `${PAGE}/attester/fin` });
    expect(browser.shown.body).toContain("Ce journal n’est plus attesté");
    expect(browser.shown.body).toContain("Nous n’attestons aucun journal");
    const [, witness = ""] = /(localhost:3000\/caen-la-mer\/temoin\+\S+?)</.exec(await theirs()) ?? [];
    await browser.open(PAGE);
    await browser.submit({ cle_temoin: witness, adresse: "https://epci.example/temoin" }, { action: PAGE });
    expect(browser.shown.body).toContain("Sera demandé à la prochaine heure");
    await browser.submit({}, { action: `${PAGE}/fin` });
    expect(browser.shown.body).toContain("Ce témoin n’est plus demandé");
    expect(browser.shown.body).toContain("Personne n’atteste notre journal");
  });

  test("is told beside the field what is wrong, and keeps what they typed", async () => {
    const { browser } = await admin.agent(["authority_administrator"]);
    await browser.open(PAGE);
    const shown = await browser.submit(
      { cle_temoin: "rien", adresse: "https://a.example" },
      { action: PAGE },
    );
    expect(shown.status).toBe(422);
    expect(shown.body).toContain("Ce n’est pas une clé de ce genre.");
    expect(shown.body).toContain('value="https://a.example"');
  });
});

/** The page of the agglomération, whose administrator gives its keys. */
async function theirs(): Promise<string> {
  const { house, group, server } = admin;
  await writeLines(house.system(group.id), 1);
  await runJournalSequencing(house.system(group.id));
  const browser = await server.signedIn(await anAgent(house, group.id, ["authority_administrator"]));
  return (await browser.open("/caen-la-mer/administration/temoins")).body.replaceAll("&#x2F;", "/");
}

test("an auditor reads a fork, on this page and on the journal’s, and acts on nothing", async () => {
  await admin.house.sqlAs(
    "owner",
    `insert into journal_fork (authority_id, id, side, other, kept_size, shown, raised_at)
     values ($1, gen_random_uuid(), 'log', 'temoin.example/temoin', 12, 'x', '2026-11-24T08:00:00Z')`,
    [admin.town.id],
  );
  const { browser } = await admin.agent(["auditor"]);
  const { body } = await browser.open(PAGE);
  expect(body).toContain(
    "Notre journal ne continue pas les 12 lignes que le témoin temoin.example/temoin avait vues",
  );
  expect(body).not.toContain("cle_temoin");
  expect((await browser.open("/caen/administration/journal")).body).toContain(
    "Un témoin a vu un passé réécrit",
  );
  expect((await browser.post(PAGE, { cle_temoin: "x", adresse: "x" })).status).toBe(403);
});
