import { randomUUID } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contributions, moduleJobs } from "../../app.ts";
import { resealedColumns } from "../../composition/root-keys-columns.ts";
import { createNextRootKey, runVaultRotation } from "../../composition/run-vault-rotation.ts";
import { takeOut } from "../../composition/take-out.ts";
import { updatePeopleTrees } from "../../composition/update-people-trees.ts";
import { readAuthorityJournal, record, verifyJournal } from "../../features/trust/audit/index.ts";
import {
  openForAuthority,
  openFromJob,
  sealForAuthority,
  sealForJob,
} from "../../features/trust/keys/index.ts";
import type { AuthorityId, PersonId } from "../../kernel/ids.ts";
import { aPerson, aTown } from "../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { canary, type FullTown, fullTown } from "../testing/full-town.ts";
import { inviteByScript, killVaultRotation, rotateByScript } from "../testing/rotate-by-script.ts";
import { countLeftIn, FOLLOW, familyName, keeping, late, putUnreadableJob } from "../testing/rotating.ts";
import { sealedColumns } from "../testing/sealed-columns.ts";
import { everyKey, everyValue, type FoundKey, LONG, readings } from "../testing/sweep.ts";

// The operator changes the root key of everything that is sealed, in a town about whom every table holds something.

const LINES = 2_000;

let town: FullTown;
let house: TestRuntime;
let caen: AuthorityId;
let zelie: PersonId;
/** A second server of the platform, with the same folder and the same database, which was there before. */
let other: TestRuntime;

beforeAll(async () => {
  town = await fullTown();
  house = town.house;
  caen = town.world.caen;
  zelie = town.zelie.personId;
  // What that town keeps of its jobs, which no platform has.
  await house.sqlAs("owner", "drop schema kept cascade");
  const database = { appUrl: house.appUrl, ownerUrl: house.ownerUrl, close: async () => {} };
  other = await testRuntime(moduleJobs, { database, directory: house.directory });
  const system = house.system(caen);
  await system.transaction(async (tx) => {
    for (let line = 0; line < LINES; line += 1)
      await record(tx, system, { action: "people.keys_wrapped_again" });
  });
  await house.drain();
  await system.transaction((tx) =>
    house.runtime.ports.jobs.send(
      tx,
      FOLLOW,
      {
        authorityId: caen,
        requestId: randomUUID(),
        term: true,
        sealed: sealForJob(system, "subscription-term", { word: "a term that comes later" }),
      },
      { orderKey: "a term that comes later" },
    ),
  );
}, 240_000);
afterAll(async () => {
  await other?.runtime.database.close();
  await town?.close();
});

const nameOf = (where: TestRuntime, personId: PersonId) => familyName(where, caen, personId);
const countLeftNow = () => countLeftIn(house);
const keys = () => join(house.directory, "keys");
const rotateKeys = (...options: readonly string[]) => rotateByScript(house, ...options);

/** Columns, and jobs, in which the authority's keys of one generation of the vault read something; those that are plain aside. */
async function columnsUnder(name: string): Promise<readonly string[]> {
  const found: readonly FoundKey[] = (await everyKey(house)).filter((key) => key.name === name);
  const values = (await everyValue(house)).filter(
    ({ column, bytes }) => sealedColumns[column] !== "plain" && bytes.length >= LONG,
  );
  const telling = values.filter(({ bytes }) => readings(bytes, found, 1).length > 0);
  return [
    ...new Set(telling.map(({ column }) => (column.startsWith("pgboss.") ? "jobs" : column))),
  ].toSorted();
}

const registered = () => resealedColumns.map(({ table, column }) => `${table}.${column}`).toSorted();

/** Under another root key, which this rotation does not touch. */
const ofSectors = [
  "account_link_ticket.sealed",
  "counter_transfer.words",
  "coupling_agreement.sealed",
  "delivery.content_sealed",
  "direct_debit.content",
  "direct_debit_mandate.content",
  "invoice.content",
  "invoice_ease.content",
  "invoice_brought.content",
  "invoice_payer.content",
  "invoice_plan.content",
  "invoice_run_failure.content",
  "online_payment.words",
  "pass_code.sealed",
  "payment.words",
  "reader_line.sealed",
  "renewal.sealed",
  "service_grant.sealed",
  "subscription.sealed",
];
const ofOpenId = ["oidc_payload.sealed"];

test("every column that stays under a key of an authority, or that holds a wrapped key, is sealed again by the rotation", () => {
  const stays = Object.entries(sealedColumns).flatMap(([column, kept]) =>
    kept === "key" || kept === "of nobody" || typeof kept === "object" ? [column] : [],
  );
  const wanted = stays.filter((column) => ![...ofSectors, ...ofOpenId].includes(column));
  expect(wanted.filter((column) => !registered().includes(column))).toEqual([]);
  expect(registered().filter((column) => sealedColumns[column] === undefined)).toEqual([]);
});

test("nothing begins without a key that was prepared, hence exported", async () => {
  const { status, stdout, stderr } = rotateKeys("--vault");
  expect([status, stdout]).toEqual([expect.any(Number), expect.not.stringContaining("Tout est scellé")]);
  expect(status).not.toBe(0);
  expect(stderr).toMatch(/vault-2\.key n’est pas dans KEYS_DIR.*--vault --prepare/s);
  expect(await house.sqlAs("owner", "select generation from root_key")).toEqual([{ generation: 1 }]);
});

test("--prepare draws the next key for its owner alone, and nothing is sealed under it; a second time draws no other", async () => {
  expect(rotateKeys("--vault", "--prepare")).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("vault-2.key est prêt"),
  });
  const path = join(keys(), "vault-2.key");
  const drawn = await readFile(path);
  expect([drawn.length, (await stat(path)).mode & 0o777]).toEqual([32, 0o600]);
  expect(await createNextRootKey(house.runtime)).toBe("vault-2.key");
  expect(await readFile(path)).toEqual(drawn);
  expect(await house.sqlAs("owner", "select generation from root_key")).toEqual([{ generation: 1 }]);
  await updatePeopleTrees(house.runtime, keeping);
  expect(house.runtime.ports.keyring.vault.current()).toBe(1);
});

describe("once it begins", () => {
  let before: readonly string[];
  let exported: string;
  beforeAll(async () => {
    before = await columnsUnder("authority");
    exported = JSON.stringify(await exportOf(house, zelie));
  }, 240_000);

  const exportOf = (where: TestRuntime, personId: PersonId) => {
    const person = where.as({ kind: "person", personId }, caen);
    return person.transaction((tx) => takeOut(contributions)(tx, person, personId));
  };

  test("what the sweep reads under the former key is what the rotation seals again: it sees what it looks for", () => {
    expect(before.filter((column) => ![...registered(), "jobs"].includes(column))).toEqual([]);
    expect(before).toEqual(
      expect.arrayContaining([
        "staff.email_sealed",
        "journal_entry.sealed",
        "client.secret_sealed",
        "renewal.whose",
        "jobs",
      ]),
    );
  });

  test("killed in the middle, both generations open, on a server that was there before too", {
    timeout: 240_000,
  }, async () => {
    await killVaultRotation(house);
    expect(await countLeftNow()).toBeGreaterThan(0);
    expect(await nameOf(other, zelie)).toBe(canary.family_name);
    const system = other.system(caen);
    const { entries } = await system.transaction((tx) => readAuthorityJournal(tx, system));
    expect(entries.length).toBeGreaterThan(0);
    // It has not heard of the rotation yet, and seals under the former key.
    expect(other.runtime.ports.keyring.vault.current()).toBe(1);
    const late = await aPerson(other, caen, { declared: { family_name: "Tard" } });
    expect(await nameOf(house, late.personId)).toBe("Tard");
  });

  test("run again it ends, and nothing at all is under the former key, in any column nor job", {
    timeout: 240_000,
  }, async () => {
    // Servers were told long ago: nothing is waited for.
    await house.sqlAs("owner", "update root_key set used_since = used_since - interval '2 minutes'");
    // A job that nobody sent blocks nothing, and is told.
    await putUnreadableJob(house, caen);
    const again = rotateKeys("--vault");
    expect(again).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("Tout est scellé sous vault-2.key"),
    });
    expect(again.stdout).toContain(
      "Ne s’ouvre par aucune clé, donc laissé tel quel : pgboss.job (subscriptions.follow) (1).",
    );
    expect(await countLeftNow()).toBe(1);
    expect(await columnsUnder("authority")).toEqual([]);
    expect(await columnsUnder("authority 2")).toEqual(before);
    await updatePeopleTrees(other.runtime, keeping);
    expect(other.runtime.ports.keyring.vault.current()).toBe(2);
    const [row] = await house.sqlAs<{ done: boolean }>(
      "owner",
      "select sealed_again_at is not null as done from root_key where generation = 1",
    );
    expect(row?.done).toBe(true);
  });

  test("everything reads as before: the export of a person, the journal, which verifies, and what is sealed from now on", {
    timeout: 240_000,
  }, async () => {
    expect(JSON.stringify(await exportOf(house, zelie))).toBe(exported);
    const system = house.system(caen);
    expect(await verifyJournal(system)).toMatchObject({ sound: true });
    expect(sealForAuthority(other.system(caen), "field", "text")[0]).toBe(2);
    const [job] = await house.sqlAs<{ data: Readonly<Record<string, unknown>> }>(
      "owner",
      "select data->'data' as data from pgboss.job where name = 'subscriptions.follow' and data->'data'->>'term' = 'true' and state = 'created'",
    );
    expect(openFromJob(system, "subscription-term", job?.data ?? {})).toContain("a term that comes later");
    const { entries } = await system.transaction((tx) => readAuthorityJournal(tx, system));
    expect(entries[0]?.action).toBeDefined();
    const fresh = await aPerson(other, caen, { validated: { family_name: "Neuve" } });
    expect(await nameOf(house, fresh.personId)).toBe("Neuve");
  });

  test("a line of the journal that was sealed again, then altered, is found altered", async () => {
    const [line] = await house.sqlAs<{ id: string; sealed: string }>(
      "owner",
      `select id, encode(sealed, 'hex') as sealed from journal_entry e join journal_leaf l on l.entry_id = e.id
       where e.authority_id = $1 and sealed_hash is not null limit 1`,
      [caen],
    );
    const put = (bytes: Buffer) =>
      house.sqlAs("owner", "update journal_entry set sealed = $2 where id = $1", [line?.id, bytes]);
    const was = Buffer.from(line?.sealed ?? "", "hex");
    const system = house.system(caen);
    await put(sealForAuthority(system, `journal:${line?.id}`, "another text"));
    expect(await verifyJournal(system)).toMatchObject({ sound: false, count: 1 });
    const bent = Buffer.from(was);
    bent.writeUInt8(bent.readUInt8(20) ^ 1, 20);
    await put(bent);
    expect(await verifyJournal(system)).toMatchObject({ sound: false, count: 1 });
    // Under a key that is nowhere: altered, and the verification goes on.
    await put(Buffer.concat([Buffer.of(9), was.subarray(1)]));
    expect(await verifyJournal(system)).toMatchObject({ sound: false, count: 1 });
    await put(was);
    expect(await verifyJournal(system)).toMatchObject({ sound: true, unverifiableCount: 0 });
  });

  test("a line made to look as of before texts were committed to, and to say anything, is told as one that nothing verifies", async () => {
    const [line] = await house.sqlAs<{ id: string; sequence: number; kept: string }>(
      "owner",
      `select id, sequence::int, encode(sealed, 'hex') || ' ' || encode(text_hash, 'hex') || ' ' || encode(sealed_hash, 'hex') as kept
       from journal_entry e join journal_leaf l on l.entry_id = e.id
       where e.authority_id = $1 and sealed_hash is not null order by sequence limit 1`,
      [caen],
    );
    const system = house.system(caen);
    const id = line?.id ?? "";
    const text = sealForAuthority(system, `journal:${id}`, "another text");
    await house.sqlAs(
      "owner",
      "update journal_entry set sealed = $2, sealed_hash = leaf_hash, text_hash = null where id = $1",
      [id, text],
    );
    expect(await verifyJournal(system)).toMatchObject({
      sound: true,
      unverifiable: [line?.sequence],
      unverifiableCount: 1,
    });
    const [sealed, textHash, sealedHash] = (line?.kept ?? "")
      .split(" ")
      .map((hex) => Buffer.from(hex, "hex"));
    await house.sqlAs(
      "owner",
      "update journal_entry set sealed = $2, text_hash = $3, sealed_hash = $4 where id = $1",
      [id, sealed, textHash, sealedHash],
    );
    expect(await verifyJournal(system)).toMatchObject({ sound: true, unverifiableCount: 0 });
  });

  test("the application itself writes no line as if it had been sealed again", async () => {
    await expect(house.sqlAs("application", "update journal_entry set sealed_hash = null")).rejects.toThrow(
      /denied/,
    );
  });

  test("a server whose folder lacks the key in use, or has another one, does not start", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ardeco-other-"));
    try {
      await cp(keys(), join(folder, "keys"), { recursive: true });
      await rm(join(folder, "keys", "vault-2.key"));
      const database = { appUrl: house.appUrl, ownerUrl: house.ownerUrl, close: async () => {} };
      await expect(testRuntime([], { database, directory: folder })).rejects.toThrow(
        /vault-2\.key.*Copiez-le/,
      );
      await cp(join(keys(), "vault.key"), join(folder, "keys", "vault-2.key"));
      await expect(testRuntime([], { database, directory: folder })).rejects.toThrow(/n’est pas celui/);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test("run once more, with nothing prepared, it says so and draws nothing", async () => {
    const files = await readdir(keys());
    expect(rotateKeys("--vault").stderr).toMatch(/Tout est sous vault-2\.key/);
    expect(await readdir(keys())).toEqual(files);
    await expect(runVaultRotation(house.runtime, house.ownerUrl, () => {})).rejects.toThrow(/vault-3\.key/);
  });

  test("what a thief of the former key writes since opens nowhere, and is sealed again by no relaunch that is not told", {
    timeout: 300_000,
  }, async () => {
    const { vault } = house.runtime.ports.keyring;
    vault.use(late);
    const forged = await aPerson(house, caen, { declared: { family_name: "Faux" } });
    const line = sealForAuthority(house.system(caen), "field", "text");
    await updatePeopleTrees(house.runtime, keeping);
    await expect(nameOf(house, forged.personId)).rejects.toMatchObject({ code: "keys.cannot_open" });
    await expect(nameOf(other, forged.personId)).rejects.toMatchObject({ code: "keys.cannot_open" });
    expect(() => openForAuthority(house.system(caen), "field", line)).toThrow(
      expect.objectContaining({ code: "keys.cannot_open" }),
    );
    const before = await countLeftNow();
    const { status, stderr } = rotateKeys("--vault");
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/Venu sous l’ancienne clé.*person_key\.wrapped_key \(1\).*--accept-late/s),
    ]);
    expect(await countLeftNow()).toBe(before);
  });

  test("told that it is a late server’s, it seals that too, and what such a server writes in the minute that follows", {
    timeout: 300_000,
  }, async () => {
    const { vault } = house.runtime.ports.keyring;
    const said: string[] = [];
    let slow: PersonId | undefined;
    const wait = async () => {
      vault.use(late);
      slow = (await aPerson(house, caen, { declared: { family_name: "Lent" } })).personId;
      await updatePeopleTrees(house.runtime, keeping);
    };
    const rotating = { acceptLate: true, wait };
    await runVaultRotation(house.runtime, house.ownerUrl, (text) => said.push(text), rotating);
    expect(said).toContainEqual(expect.stringMatching(/Les serveurs apprennent la nouvelle clé.*secondes/));
    expect(slow && (await nameOf(house, slow))).toBe("Lent");
    // The job that opens by no key.
    expect(await countLeftNow()).toBe(1);
  });

  test("a command that seals asks first which key is in use", { timeout: 300_000 }, async () => {
    const { id } = await aTown(house, { slug: "lisieux", name: "Ville de Lisieux" });
    const invited = inviteByScript(
      house,
      ...["--collectivite", "lisieux", "--courriel", "lea@lisieux.example", "--nom", "Léa Martin"],
    );
    expect(invited).toMatchObject({ status: 0, stdout: expect.stringContaining("/lisieux/agents/") });
    const sealed = await house.sqlAs<{ generation: number }>(
      "owner",
      "select get_byte(email_sealed, 0) as generation from staff where authority_id = $1",
      [id],
    );
    expect(sealed.map(({ generation }) => generation)).toEqual([2, 2]);
  });
});
