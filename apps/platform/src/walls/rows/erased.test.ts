import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moduleJobs } from "../../app.ts";
import { requestErasure } from "../../features/records/rights/index.ts";
import { erasureWords } from "../../features/records/rights/pages/common/rights/erasure-words.ts";
import {
  computePairwiseSubject,
  computeSectorSubject,
  findPersonKeys,
} from "../../features/trust/keys/index.ts";
import type { Context } from "../../kernel/context.ts";
import { parseId } from "../../kernel/ids.ts";
import { type DumpedRow, dumpEverything } from "../../testing/dump.ts";
import { type FullTown, fullTown } from "../testing/full-town.ts";

// Every table holds something of Zélie; she asks to be erased, and is, ten days later. What stays is what the
// page announced to her, table by table: another one fails here until the page says it, or the erasure takes
// it.

/** Rows that bear a name of hers: her number, or what a service or its sector calls her. */
const naming: Readonly<Record<string, RegExp>> = {
  person: /numéro tiré au hasard/,
  journal_entry: /^Les lignes du journal, illisibles/,
  service_grant: /^La preuve des accords/,
  subscription: /^La preuve des accords/,
  delivery: /^L’annonce de la fin à chaque service/,
};

/** Rows tied to one of those by an id that was hers alone. */
const tied: Readonly<Record<string, RegExp>> = {
  journal_leaf: /^Les lignes du journal/,
  journal_waiting: /^Les lignes du journal/,
  transfer_line: /la trace des fichiers échangés/,
};

/** Personal rows that bear no person's number: hers may be among them. */
const mixed: Readonly<Record<string, RegExp>> = {
  counter_transfer: /^Les montants des compteurs, des paiements et des factures/,
  online_payment: /^Les montants des compteurs, des paiements et des factures/,
  payment: /^Les montants des compteurs, des paiements et des factures/,
  direct_debit: /^Les montants des compteurs, des paiements et des factures/,
  direct_debit_mandate: /^Les mandats de prélèvement/,
  invoice: /^Les montants des compteurs, des paiements et des factures/,
  pass_use: /^Les montants des compteurs, des paiements et des factures, et les atouts/,
  invoice_brought: /^Les montants des compteurs, des paiements et des factures/,
  invoice_payer: /^Les montants des compteurs, des paiements et des factures/,
  insight_file: /^Le nombre des dossiers/,
  message: /^Les messages envoyés à une adresse/,
  oidc_payload: /^La connexion d’un navigateur/,
  person_file_part: /^Ce qu’un établissement a dit/,
  reader_line: /^Les passages notés par les lecteurs/,
  record_apart: /^Ce qu’un établissement a dit/,
  record_merge: /^Ce qu’un établissement a dit/,
  record_proposal: /^Ce qu’un établissement a dit/,
  source_file: /^Les fichiers de quotients échangés/,
  source_record: /^Ce qu’un établissement a dit/,
  transfer_file: /la trace des fichiers échangés/,
};

/** About agents, vendors, or somebody whom no account is tied to. */
const ofNobody = [
  "accessibility_complaint",
  "sandbox_invitation",
  "sandbox_space",
  "staff",
  "transfer_place",
];

let town: FullTown;
let system: Context;
let before: readonly DumpedRow[];
let after: readonly DumpedRow[];
/** Hers alone, wherever they are read. */
let names: readonly string[];

beforeAll(async () => {
  town = await fullTown();
  const { house, zelie, world } = town;
  system = house.system(world.caen);
  // What that town keeps of its jobs, which no platform has; and one whose document lies in another folder
  // than the platform's.
  await house.sqlAs(
    "owner",
    "drop schema kept cascade; delete from pgboss.job where name = 'checks.document'",
  );
  const session = { actor: zelie.actor, method: "email_link", createdAt: house.clock.now() } as const;
  const id = parseId<"rights_request">(zelie.newId());
  await requestErasure(zelie, { id, personId: zelie.personId, text: "Adieu, quokka.", session });
  await house.drain();
  names = await namesOf();
  before = await dumpEverything(house);
  house.clock.advance(10 * 86_400_000);
  await tonight("people.erase_asked");
  await tonight("people.purge");
  // Files leave the disk an hour after their rows.
  house.clock.advance(2 * 3_600_000);
  await tonight("evidence.sweep");
  after = await dumpEverything(house);
}, 300_000);
afterAll(() => town?.close());

/** As the scheduled job runs it. */
async function tonight(job: string): Promise<void> {
  const handler = moduleJobs.find(({ handlers }) => handlers[job])?.handlers[job];
  if (!handler) throw new TypeError(`no job ${job}`);
  await handler.run(system, {});
  await town.house.drain();
}

async function namesOf(): Promise<readonly string[]> {
  const { personId } = town.zelie;
  const services = await town.house.sqlAs<{ id: string; provider: string }>(
    "owner",
    "select id, authority_id as provider from service",
  );
  return [
    personId,
    ...services.flatMap(({ id, provider }) => {
      const sector = { providerId: parseId<"authority">(provider), serviceId: parseId<"service">(id) };
      const subject = computeSectorSubject(system, sector, personId).toString("hex");
      return [subject, computePairwiseSubject(system, sector, personId)];
    }),
  ];
}

const tablesOf = (rows: readonly DumpedRow[]): readonly string[] =>
  [...new Set(rows.map(({ table }) => table.replace("public.", "")))].toSorted();

const holding = (rows: readonly DumpedRow[], words: readonly string[]): readonly DumpedRow[] =>
  rows.filter(({ text }) => words.some((word) => text.includes(word)));

/** The person of a row, when it bears one. */
const personIn = ({ columns }: DumpedRow): unknown =>
  columns.person_id ?? columns.represented_id ?? columns.subject_id;

describe("once Zélie is erased", () => {
  test("she was in more than thirty tables, under her number or a name of hers", () => {
    expect(tablesOf(holding(before, names)).length).toBeGreaterThan(30);
  });

  test("her number and her names stay where the page said, and nowhere else", () => {
    expect(tablesOf(holding(after, names))).toEqual(Object.keys(naming).toSorted());
    const [row] = after.filter(
      ({ table, columns }) => table === "public.person" && columns.id === town.zelie.personId,
    );
    expect(row?.columns).toMatchObject({ status: "erased", created_by: null });
  });

  test("nobody whom she declared leads back to her", () => {
    const declared = (rows: readonly DumpedRow[]) =>
      rows.filter(({ columns }) => columns.created_by === town.zelie.personId);
    expect(tablesOf(declared(before))).toEqual(["household", "person"]);
    expect(declared(after)).toEqual([]);
  });

  test("what was tied to her rows by an id stays where the page said, and nowhere else", () => {
    // People whom she declared stay themselves: their ids are not hers.
    const hers = holding(before, names).filter(
      ({ table, columns }) =>
        table !== "public.household" && (table !== "public.person" || columns.id === town.zelie.personId),
    );
    const ids = hers.flatMap(({ columns }) => [columns.id, columns.grant_id]);
    const known = ids.filter((id) => typeof id === "string");
    expect(known.length).toBeGreaterThan(50);
    expect(tablesOf(holding(after, known))).toEqual(
      [...Object.keys(naming), ...Object.keys(tied)].toSorted(),
    );
  });

  test("what may hold her among others is what the page said", async () => {
    const personal = await town.house.sqlAs<{ name: string }>(
      "owner",
      `select distinct 'public.' || c.relname as name from pg_description d join pg_class c on c.oid = d.objoid
       where c.relkind = 'r' and d.objsubid > 0 and d.description like 'personal:%'`,
    );
    const tables = new Set(personal.map(({ name }) => name));
    const without = after.filter((row) => tables.has(row.table) && typeof personIn(row) !== "string");
    const listed = [naming, tied, mixed].flatMap(Object.keys);
    expect(tablesOf(without).filter((table) => !listed.includes(table))).toEqual(ofNobody);
    expect(Object.keys(mixed).filter((table) => !tablesOf(without).includes(table))).toEqual([]);
  });

  test("no key opens what is left, and the file of hers that a service was sent is empty", async () => {
    const keys = await system.transaction((tx) => findPersonKeys(tx, system, [town.zelie.personId]));
    expect(keys.size).toBe(0);
    const files = after.filter(({ table }) => table === "public.transfer_file");
    expect(files.map(({ columns }) => columns.content_sealed)).toEqual([null]);
  });

  test("each of these was announced, in one line of the page, and each line is true", () => {
    const lines = erasureWords("fr").staysList("DAY").split("\n");
    const reasons = Object.values({ ...naming, ...tied, ...mixed });
    for (const reason of reasons)
      expect(
        lines.filter((line) => reason.test(line)),
        String(reason),
      ).toHaveLength(1);
    const unused = lines.filter((line) => !reasons.some((reason) => reason.test(line)));
    expect(unused).toEqual([expect.stringMatching(/^Les copies de sauvegarde/)]);
    expect(erasureWords("en").staysList("DAY").split("\n")).toHaveLength(lines.length);
  });
});
