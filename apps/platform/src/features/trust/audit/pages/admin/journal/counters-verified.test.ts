import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { debit, defineCountersJobs, recordCounterAnchors } from "../../../../../ledger/counters/index.ts";
import { aPurse, type Holder, type Purse } from "../../../../../ledger/counters/testing/a-purse.ts";
import { readAuthorityJournal, runJournalSequencing } from "../../../index.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let purse: Purse;
let holder: Holder;
let auditor: Browser;
let folder: string;
const PAGE = "/caen/administration/journal/compteurs";
const COMMAND = fileURLToPath(
  new URL("../../../../../../../../../packages/transparency-log/src/cli/main.ts", import.meta.url),
);
const text = (body: string) => body.replaceAll(/[\u00a0\u202f]/g, " ");

beforeAll(async () => {
  admin = await aHouseWithAdministration(defineCountersJobs(async () => 0));
  folder = mkdtempSync(join(tmpdir(), "counter-"));
  purse = await aPurse(admin.house, admin.town.id);
  holder = await purse.holder(1_000);
  for (const key of ["one", "two", "three"]) await meal(key);
  await recordCounterAnchors(purse.system);
  await runJournalSequencing(purse.system);
  auditor = await admin.server.signedIn(
    await anAgent(admin.house, admin.town.id, ["auditor"], "Anne Poulain"),
  );
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await admin?.house.close();
});

const inAMinute = () =>
  admin.house.clock.set(new Date(admin.house.clock.now().getTime() + 60_000).toISOString());

const meal = (key: string) =>
  debit(purse.system, purse.canteen, {
    counterId: purse.counterId,
    subject: holder.subject,
    amount: 100,
    key,
  });

const verifies = (file: string, ...more: string[]) => {
  const { status, stdout } = spawnSync(process.execPath, [COMMAND, "verify-counter", file, ...more], {
    encoding: "utf8",
  });
  return { status, ...(JSON.parse(stdout) as Record<string, unknown>) };
};

test("an auditor has a counter verified, sees how far it is, and takes it away to verify it offline", async () => {
  expect(text((await auditor.open(PAGE)).body)).toContain("Jamais encore");
  const one = `${PAGE}/${purse.counterId}`;
  expect(text((await auditor.open(one)).body)).toContain("n’a encore jamais été vérifié");
  const asked = text((await auditor.submit()).body);
  expect(asked).toContain("La vérification commence…");
  expect(asked).toContain("Actualiser");
  await admin.house.drain();
  const found = text((await auditor.open(one)).body);
  expect(found).toContain("Tout concorde : 4 lignes");
  expect(found).toContain("Anne Poulain");
  const file = join(folder, "chaine.json");
  writeFileSync(file, await auditor.bytes(`${one}/chaine.json`));
  const [command] = /verify-counter compteur-\S+ --key '([^']+)'/.exec(text(found))?.slice(1) ?? [];
  expect(verifies(file, "--key", command ?? "")).toMatchObject({
    status: 0,
    valid: true,
    lines: 4,
    anchors: 1,
    keyFrom: "given",
  });
  // Nothing of anybody: neither a name nor a word of a line.
  expect(execFileSync("cat", [file], { encoding: "utf8" })).not.toContain(holder.personId);
});

test("a file that was altered is found altered, offline: an amount, a line, a seal, the journal, another key", async () => {
  const bytes = await auditor.bytes(`${PAGE}/${purse.counterId}/chaine.json`);
  const whole = JSON.parse(bytes.toString("utf8")) as {
    lines: string[];
    seals: { number: number; last: number; hash: string }[];
    journal: { lines: { text: string }[]; key: string };
  };
  const write = (name: string, change: (file: typeof whole) => void) => {
    const copy = structuredClone(whole);
    change(copy);
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(copy));
    return verifies(file);
  };
  expect(
    write("amount", ({ lines }) => lines.splice(1, 1, lines[1]?.replace("|100|", "|1|") ?? "")),
  ).toMatchObject({ status: 1, fault: "seal-differs" });
  expect(write("line", ({ lines }) => lines.splice(1, 1))).toMatchObject({
    status: 1,
    fault: "line-missing",
  });
  expect(write("seal", ({ seals }) => seals.splice(0, 1))).toMatchObject({
    status: 1,
    fault: "seal-missing",
  });
  expect(
    write("end", ({ seals, lines }) => {
      seals.splice(0);
      lines.splice(0);
    }),
  ).toMatchObject({ status: 1, fault: "anchor-differs" });
  expect(
    write("journal", ({ journal }) => {
      for (const line of journal.lines) line.text = line.text.replace(/"head":"./, '"head":"x');
    }),
  ).toMatchObject({ status: 1, fault: "journal-differs" });
  expect(write("silent", ({ journal }) => journal.lines.splice(0))).toMatchObject({
    status: 1,
    fault: "not-anchored",
  });
});

test("what somebody wrote past the platform is said first, by its number, and stays said after it was put back", async () => {
  const rewrite = (amount: number) =>
    admin.house.sqlAs(
      "owner",
      `alter table counter_transfer disable trigger counter_transfer_guard;
       update counter_transfer set amount = ${amount} where counter_id = '${purse.counterId}' and sequence = 3;
       alter table counter_transfer enable trigger counter_transfer_guard`,
    );
  inAMinute();
  await rewrite(1);
  const one = `${PAGE}/${purse.counterId}`;
  await auditor.open(PAGE);
  await auditor.submit();
  await admin.house.drain();
  expect(text((await auditor.open(PAGE)).body)).toContain("Un compteur ne concorde plus");
  const found = text((await auditor.open(one)).body);
  expect(found).toMatch(/Le sceau n° \d+ n’est plus celui de ses lignes/);
  expect(found.indexOf("ne concorde plus")).toBeLessThan(found.indexOf("<h1"));
  await rewrite(100);
  inAMinute();
  await auditor.submit({}, { action: one });
  await admin.house.drain();
  const mended = text((await auditor.open(one)).body);
  expect(mended).toContain("Tout concorde");
  expect(mended).toContain("Une vérification précédente ne concordait pas");
});

test("twenty-one verifications later, both pages still warn; an auditor notes it with a reason, and they do no more", async () => {
  const one = `${PAGE}/${purse.counterId}`;
  const { house, town } = admin;
  await house.sqlAs(
    "owner",
    `insert into counter_verification (authority_id, id, counter_id, asked_at, moved_at, ended_at, fault_count)
     select authority_id, gen_random_uuid(), counter_id, asked_at + n * interval '1 second', asked_at + n * interval '1 second', now(), 0
     from (select * from counter_verification where counter_id = '${purse.counterId}' order by asked_at desc limit 1) last, generate_series(1, 21) n`,
  );
  expect(text((await auditor.open(PAGE)).body)).toContain("Un compteur n’a pas concordé");
  const warned = text((await auditor.open(one)).body);
  expect(warned).toContain("Une vérification précédente ne concordait pas");
  const refused = await auditor.submit({ raison: " " }, { action: `${one}/noter` });
  expect([refused.status, text(refused.body).includes("Dites ce qui s’est passé")]).toEqual([422, true]);
  const noted = text((await auditor.submit({ raison: "Ligne remise, voir le ticket 12." })).body);
  expect(noted).toContain("L’anomalie est notée");
  expect(noted).not.toContain("Une vérification précédente ne concordait pas");
  expect(text((await auditor.open(PAGE)).body)).not.toContain("n’a pas concordé");
  const journal = await anAgent(house, town.id, ["auditor"]);
  const { entries } = await journal.transaction((tx) => readAuthorityJournal(tx, journal, { limit: 10 }));
  expect(entries.find(({ action }) => action === "counters.faults_noted")?.data).toMatchObject({
    reason: "Ligne remise, voir le ticket 12.",
  });
  // Kept thirteen months once it is noted, and as long as it takes until then.
  const [row] = await house.sqlAs<{ n: number }>(
    "owner",
    "select count(*)::int as n from counter_verification where fault_count > 0 and noted_at is null",
  );
  expect(row?.n).toBe(0);
});

test("an administrator, a validator and the other town’s auditor see none of it", async () => {
  const { house, town, group } = admin;
  for (const role of ["authority_administrator", "validator"] as const) {
    const other = await admin.server.signedIn(await anAgent(house, town.id, [role]));
    expect((await other.open(PAGE)).status).toBe(403);
    expect((await other.open(`${PAGE}/${purse.counterId}/chaine.json`)).status).toBe(403);
  }
  const elsewhere = await admin.server.signedIn(await anAgent(house, group.id, ["auditor"]));
  const theirs = PAGE.replace("/caen/", "/caen-la-mer/");
  expect((await elsewhere.open(`${theirs}/${purse.counterId}`)).status).toBe(404);
  expect((await elsewhere.open(`${theirs}/${purse.counterId}/chaine.json`)).status).toBe(404);
});
