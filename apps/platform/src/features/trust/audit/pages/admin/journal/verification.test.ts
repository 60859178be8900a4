import { readCheckpoint } from "@ardeco/transparency-log";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { findLogFile, runJournalSequencing } from "../../../index.ts";
import { writeLines } from "../../../testing/a-journal.ts";

const PAGE = "/caen/administration/journal/verification";
const MINUTE = 60_000;

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let system: Context;
let auditor: Awaited<ReturnType<typeof admin.agent>>["browser"];

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  system = admin.house.system(admin.town.id);
  auditor = (await admin.agent(["auditor"])).browser;
});
afterAll(() => admin?.house.close());

const words = (body: string): string => body.replace(/\s/g, " ");
const opened = async () => words((await auditor.open(PAGE)).body);
const sealed = async () => {
  while ((await runJournalSequencing(system)) > 0);
};
const ask = async () => {
  admin.house.clock.advance(MINUTE);
  await auditor.open(PAGE);
  return auditor.post(PAGE);
};
const owner = (sql: string, ...values: unknown[]) => admin.house.sqlAs("owner", sql, values);
const done = () => admin.house.drain({ retries: true });
const flip = (place: number) =>
  owner(
    `update journal_entry set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)
      where id = (select entry_id from journal_leaf where authority_id = $1 and sequence = $2)`,
    admin.town.id,
    place,
  );

describe("the verification of the journal", () => {
  test("was never asked for; asked for, it is under way; done, it is intact, under the hash that the command prints", async () => {
    await writeLines(system, 10);
    await sealed();
    await writeLines(system, 3);
    expect(await opened()).toContain("n’a encore jamais été vérifié");
    expect((await ask()).status).toBe(200);
    // Asked for again meanwhile, by anybody: one at a time.
    await ask();
    const running = await opened();
    expect(running).toMatch(/0 sur \d+ lignes/);
    expect(running).toContain("Actualiser");
    expect(
      await owner("select 1 from journal_verification where authority_id = $1", admin.town.id),
    ).toHaveLength(1);
    expect(await done()).toMatchObject({ failed: 0 });
    const note = Buffer.from((await findLogFile(system, "checkpoint")) ?? "").toString();
    const { size, root } = readCheckpoint(note)?.checkpoint ?? { size: 0, root: Buffer.of() };
    const shown = await opened();
    expect(shown).toContain(`Le journal est intact : ${size} lignes vérifiées`);
    expect(shown).toContain(Buffer.from(root).toString("base64"));
    expect(shown).toMatch(/Par [^,]+, /);
    // Those of before, and what asking and verifying wrote since.
    expect(shown).toMatch(/\d+ lignes ne sont pas encore scellées : elles le seront/);
  });

  test("names the lines that were altered, and keeps the results of before", async () => {
    await sealed();
    await flip(2);
    await flip(5);
    await ask();
    await done();
    const shown = await opened();
    expect(shown).toContain("Le journal a été altéré : 2 lignes");
    expect(shown).toContain("Lignes 2, 5.");
    expect(shown).toContain("Vérifications précédentes");
    await flip(2);
    await flip(5);
  });

  test("tells apart the lines of which nothing proves the text, and does not count them as verified", async () => {
    await sealed();
    const [was] = await owner(
      `select entry.id, text_hash from journal_entry entry join journal_leaf leaf on leaf.entry_id = entry.id
        where entry.authority_id = $1 and person_id is null and sequence = 3`,
      admin.town.id,
    );
    const { id, text_hash: text } = was as { id: string; text_hash: Buffer };
    await owner("update journal_entry set sealed_hash = leaf_hash, text_hash = null where id = $1", id);
    await ask();
    await done();
    const shown = await opened();
    expect(shown).toContain("1 ligne est à sa place, mais son texte ne se vérifie pas");
    expect(shown).toContain("Ligne 3. La place 1 est la plus ancienne");
    expect(shown).toContain("Aucune de ces lignes n’a été modifiée");
    const [row] = await owner(
      "select size::int, altered_count::int as altered from journal_verification where authority_id = $1 order by asked_at desc limit 1",
      admin.town.id,
    );
    const { size, altered } = row as { size: number; altered: number };
    expect(altered).toBe(0);
    expect(shown.replace(/(\d) (?=\d{3})/g, "$1")).toContain(
      `Le journal est intact : ${size - 1} lignes vérifiées`,
    );
    await owner("update journal_entry set sealed_hash = null, text_hash = $2 where id = $1", id, text);
  });

  test("finds a line that was taken out of those that wait", async () => {
    await sealed();
    await writeLines(system, 2);
    await owner("delete from journal_waiting where authority_id = $1", admin.town.id);
    await ask();
    await done();
    expect(await opened()).toContain("ni scellée ni en attente de l’être");
    await owner(
      `insert into journal_waiting select authority_id, position, id from journal_entry entry where authority_id = $1
        and not exists (select from journal_leaf where entry_id = entry.id) on conflict do nothing`,
      admin.town.id,
    );
  });

  test("stopped half-way is said so after five minutes, and goes on from its line when resumed", {
    timeout: 120_000,
  }, async () => {
    await writeLines(system, 4_200);
    await sealed();
    await owner(
      "create function fails() returns trigger language plpgsql as $$ begin if old.line > 0 then raise 'killed'; end if; return new; end $$",
    );
    await owner(
      "create trigger stops before update on journal_verification for each row execute function fails()",
    );
    await ask();
    expect(await admin.house.drain()).toMatchObject({ failed: 1 });
    expect(await opened()).toMatch(/4 096 sur 4 \d{3} lignes/);
    admin.house.clock.advance(6 * MINUTE);
    const interrupted = await opened();
    expect(interrupted).toContain("Vérification interrompue à la ligne 4 096");
    expect(interrupted).toContain("Reprendre la vérification");
    await owner("drop function fails cascade");
    await ask();
    await done();
    expect(await opened()).toMatch(/Le journal est intact : 4 \d{3} lignes vérifiées/);
  });

  test("is for the auditor and the data-protection officer; in SQL, neither writes what was found", async () => {
    const { browser } = await admin.agent(["authority_administrator", "service_manager"]);
    expect((await browser.open(PAGE)).status).toBe(403);
    const claim = `do $$ begin
      perform set_config('ardeco.authority', '${admin.town.id}', true), set_config('ardeco.actor_kind', 'staff', true),
        set_config('ardeco.roles', 'auditor', true);
      update journal_verification set altered_count = 0, fault = null, altered = '{}'; end $$`;
    const altered = () =>
      owner(
        "select count(*)::int as rows from journal_verification where altered_count > 0 or fault is not null",
      );
    const before = await altered();
    await admin.house.sqlAs("application", claim);
    expect(await altered()).toEqual(before);
    expect(before).toEqual([{ rows: 2 }]);
  });
});
