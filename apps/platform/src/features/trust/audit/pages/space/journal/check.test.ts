import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readStatement, type Statement, verifyLines } from "@ardeco/transparency-log";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SpaceHouse, spaceHouse } from "../../../../../../frames/space/testing/space-house.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { aFolderOfArdeco, typed } from "../../../../../../testing/a-terminal.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { findLogFile, record, runJournalSequencing } from "../../../index.ts";

let home: SpaceHouse;
const PAGE = "/caen/espace/journal/verifier";
const FILE = "/caen/espace/journal/lignes.json";

beforeAll(async () => {
  home = await spaceHouse();
});
afterAll(() => home?.house.close());

async function sealed(): Promise<void> {
  while ((await runJournalSequencing(home.house.system(home.caen))) > 0);
}

async function tell(
  who: Context,
  personId: PersonId,
  data: Readonly<Record<string, unknown>>,
  action = "identity.element_refused",
) {
  await who.transaction((tx) => record(tx, who, { action, personId, data }));
}

/** The file as its holder takes it, and what they find in it without us. */
async function taken(who: Awaited<ReturnType<SpaceHouse["jeanne"]>>, url = FILE) {
  const browser = await home.server.signedIn(who);
  const { body, headers } = await browser.open(url);
  const statement = readStatement(body);
  if (!statement) throw new Error("no statement");
  return { body, headers, statement, outcome: verifyLines(statement, { log: null, witnesses: [] }) };
}

const textsOf = ({ lines }: Statement): string =>
  lines.map((line) => ("text" in line ? line.text : "")).join("\n");

test("their lines are verified on a page, in words; what waits is said", async () => {
  const jeanne = await home.jeanne();
  const browser = await home.server.signedIn(jeanne);
  await sealed();
  await tell(await anAgent(home.house, home.caen, ["validator"]), jeanne.personId, {
    element: "email",
    reason: "illisible",
  });
  const { body } = await browser.open(PAGE);
  const text = body.replace(/\s/g, " ");
  expect(text).toMatch(/Vos \d+ lignes sont scellées, mot pour mot/);
  expect(text).toMatch(/1 ligne sera scellée|2 lignes seront scellées/);
  expect((await browser.open("/caen/espace/journal")).body).toContain(PAGE);
});

test("the file holds every word shown, its proof, and verifies alone; a word changed in it is found", async () => {
  const jeanne = await home.jeanne();
  const agent = await anAgent(home.house, home.caen, ["validator"]);
  await tell(agent, jeanne.personId, { element: "email", reason: "illisible" });
  await home.server.signedIn(jeanne);
  await sealed();
  const { body, headers, outcome, statement } = await taken(jeanne);
  expect(headers).toMatchObject({ "content-disposition": 'attachment; filename="mes-lignes.json"' });
  expect(outcome).toMatchObject({ valid: true });
  expect(textsOf(statement)).toContain("illisible");
  const changed = readStatement(body.replace("illisible", "lisible"));
  const found = changed && verifyLines(changed, { log: null, witnesses: [] });
  expect(found).toMatchObject({ valid: false });
  expect(found && "lines" in found && found.lines.filter((line) => line === "differs")).toHaveLength(1);
});

test("the page gives the key, where it is published, and the whole command: run as it reads, with the two files, it says intact", async () => {
  const jeanne = await home.jeanne();
  const browser = await home.server.signedIn(jeanne);
  await sealed();
  const { body } = await browser.open(PAGE);
  const shown = body.replaceAll("&#39;", "'").replaceAll("&#x27;", "'");
  const [command = ""] = /node_modules\/\.bin\/transparency-log verify-lines [^<]+/.exec(shown) ?? [];
  // As the links of the page name what they give.
  expect(command).toMatch(/ mes-lignes\.json --key '[^']+' --checkpoint checkpoint\.txt$/);
  expect(body).toMatch(/href="\/caen\/journal\/checkpoint" download="checkpoint\.txt"/);
  // As served to anybody by frames/site.
  const published = async (path: string) =>
    Buffer.from((await findLogFile(home.house.system(home.caen), path)) ?? "").toString();
  expect(shown).toContain(`--key '${(await published("key")).trim()}'`);
  expect(body).toContain('href="/caen/journal/key"');
  const folder = await aFolderOfArdeco();
  const { body: file } = await browser.open(FILE);
  await writeFile(join(folder, "mes-lignes.json"), file);
  await writeFile(join(folder, "checkpoint.txt"), await published("checkpoint"));
  const { status, stderr, stdout } = typed(command, folder);
  // What a person compares with what is published is there as well.
  const [, , root] = (await published("checkpoint")).split("\n");
  expect(JSON.parse(stdout)).toMatchObject({ key: (await published("key")).trim(), root });
  await rm(folder, { recursive: true });
  expect(stderr).toMatch(
    /^transparency-log: Intact: \d+ lines sealed as written.*under the checkpoint published\. The key is the one given\.\n$/,
  );
  expect(status).toBe(0);
});

test("a line rewritten in the database, with its keys, is told on the page and in the file", async () => {
  const jeanne = await home.jeanne();
  await tell(await anAgent(home.house, home.caen, ["validator"]), jeanne.personId, { element: "email" });
  await sealed();
  const system = home.house.system(home.caen);
  // Whoever holds the keys seals another text in its place, and makes its hash again.
  await tell(system, jeanne.personId, { element: "address" });
  await home.house.sqlAs(
    "owner",
    `with forged as (select * from journal_entry where person_id = $1 order by position desc limit 1),
       line as (select id from journal_entry where person_id = $1 and id <> (select id from forged) order by position desc limit 1)
     update journal_leaf set entry_id = (select id from forged) where entry_id = (select id from line)`,
    [jeanne.personId],
  );
  const { outcome } = await taken(jeanne);
  expect(outcome).toMatchObject({ valid: false });
  const { body } = await (await home.server.signedIn(jeanne)).open(PAGE);
  expect(body).toContain("n’est pas celle qui fut scellée");
});

describe("who represents somebody", () => {
  test("is given the place, not the words, of a line that holds what is kept from them or names another person", async () => {
    const [jeanne, julien] = [await home.jeanne(), await home.jeanne({ given_name: "Julien" })];
    const leo = await home.childOf(jeanne);
    const agent = await anAgent(home.house, home.caen, ["validator"]);
    await tell(agent, leo, { element: "address", reason: "vit chez son père, 3 rue des Lilas" });
    await jeanne.transaction((tx) =>
      record(tx, julien, { action: "identity.element_declared", personId: leo, data: { element: "school" } }),
    );
    await sealed();
    const { body, statement, outcome } = await taken(jeanne, `${FILE}?pour=${leo}`);
    expect(body).not.toContain("Lilas");
    expect(body).not.toContain(julien.personId);
    expect(statement.lines.filter(({ kind }) => kind === "entry")).toHaveLength(2);
    expect(outcome).toMatchObject({ valid: true });
  });

  test("nobody takes a stranger’s lines", async () => {
    const [jeanne, other] = [await home.jeanne(), await home.jeanne()];
    const browser = await home.server.signedIn(jeanne);
    for (const page of [PAGE, FILE]) {
      const { status } = await browser.open(`${page}?pour=${other.personId}`);
      expect([403, 404]).toContain(status);
    }
  });
});
