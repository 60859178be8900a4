import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contributions } from "../../app.ts";
import { takeOut } from "../../composition/take-out.ts";
import { openSession } from "../../features/access/access/index.ts";
import {
  findCodeWords,
  findNameWords,
} from "../../features/records/rights/pages/common/rights/take-out-labels.ts";
import { takeOutWords } from "../../features/records/rights/pages/common/rights/take-out-words.ts";
import { type FullTown, fullTown } from "../testing/full-town.ts";

// A table that holds something personal is told to the person, or says here why it is not. A new one fails
// until it does.

type Place = readonly [module: string, member: string];

/** Where each table is told: the module of the export, and the member that must not be empty for Zélie. */
const told: Readonly<Record<string, Place>> = {
  account: ["access", "compte"],
  passkey: ["access", "cles_d_acces"],
  session: ["access", "appareils"],
  element: ["identity", "elements"],
  representation: ["households", "agit_pour"],
  delivery: ["clients", "transmissions_aux_services"],
  document: ["evidence", "justificatifs"],
  source_question: ["sources", "questions_a_l_administration"],
  source_wish: ["sources", "quotient_chaque_annee"],
  document_check: ["checks", "verifications"],
  service_grant: ["consent", "accords"],
  person_grants: ["consent", "accords"],
  message: ["notifications", "messages"],
  enrolment_file: ["enrolment", "dossiers"],
  enrolment_step: ["enrolment", "dossiers"],
  enrolment_decision: ["enrolment", "dossiers"],
  enrolment_request: ["enrolment", "dossiers"],
  subscription: ["subscriptions", "inscriptions"],
  renewal: ["renewals", "campagnes"],
  counter_holder: ["counters", "compteurs"],
  counter_transfer: ["counters", "compteurs"],
  payment: ["payments", "paiements"],
  online_payment: ["payments", "paiements_en_ligne"],
  topup_guest: ["guests", "invites_a_recharger"],
  invoice: ["invoices", "factures"],
  direct_debit_mandate: ["debits", "mandats_de_prelevement"],
  direct_debit: ["debits", "prelevements"],
  pass_membership: ["passes", "pass"],
  pass_use: ["passes", "pass"],
  booking: ["bookings", "reservations"],
  coupling_agreement: ["couplings", "offres_couplees"],
  invoice_payer: ["invoices", "qui_paie"],
  invoice_ease: ["invoices", "difficultes_a_payer"],
  invoice_plan: ["invoices", "echeanciers"],
  invoice_run_failure: ["invoices", "factures_non_ecrites"],
  upstream_link: ["upstream", "connexions_de_l_etat"],
  contact: ["contacts", "echanges"],
  rights_request: ["rights", "demandes_de_droits"],
  restriction: ["restrictions", "mises_en_pause"],
  recovery: ["recovery", "comptes_retrouves_au_guichet"],
  address_change: ["recovery", "adresses_de_connexion_demandees"],
  account_link: ["links", "comptes_relies"],
  house_move: ["life", "demenagement"],
  support: ["supports", "supports"],
  source_record: ["records", "connu_par_des_etablissements"],
};

interface Elsewhere {
  readonly why: string;
  readonly place: Place;
  /** Whose export has it; Zélie's unless said. */
  readonly of?: "mother" | "eldest";
  /** What of the row is read there. */
  readonly holds?: RegExp;
}

/** Told by another table's words: each says where, and what of it is read there. */
const elsewhere: Readonly<Record<string, Elsewhere>> = {
  inactivity: { why: "what was told is a message", place: ["notifications", "messages"] },
  oidc_payload: { why: "tokens of applications: what they gave", place: ["consent", "accords"] },
  invoice_brought: {
    why: "what a payment was brought for: the payment is told, and the invoices",
    place: ["payments", "paiements"],
  },
  card: { why: "which plastic card a support is: the support is told", place: ["supports", "supports"] },
  pass_code: { why: "for ten minutes, a code to read out: that it was given", place: ["audit", "journal"] },
  card_making: { why: "for five minutes, a card to write", place: ["supports", "supports"] },
  reader_line: {
    why: "debits of a card, word for word as a reader signed them: each is a movement of the account",
    place: ["counters", "compteurs"],
  },
  candidate: { why: "digests of the names and the birth date", place: ["identity", "elements"] },
  insight_file: { why: "a receipt's number", place: ["enrolment", "dossiers"], holds: /"numero":"CAEN-/ },
  handover: {
    why: "for an hour, that an agent saw a document",
    place: ["audit", "journal"],
    of: "eldest",
    holds: /households\.young_adult_seen/,
  },
  death: { why: "once somebody is dead", place: ["life", "deces"], of: "mother", holds: /2026-11-20/ },
  transfer_file: {
    why: "lines of several people: each is a delivery",
    place: ["clients", "transmissions_aux_services"],
  },
  transfer_receipt: {
    why: "what an application said of those lines, kept by the delivery once applied",
    place: ["clients", "transmissions_aux_services"],
    holds: /"reponse":"bettong"/,
  },
  record_merge: {
    why: "that a record is theirs, once somebody said so: the record is told, and the journal",
    place: ["records", "connu_par_des_etablissements"],
    holds: /bettong/,
  },
  record_proposal: {
    why: "that two records may be one: of somebody only once merged",
    place: ["records", "connu_par_des_etablissements"],
    holds: /bettong/,
  },
  record_apart: {
    why: "that two records are of two people: of nobody in particular",
    place: ["records", "connu_par_des_etablissements"],
    holds: /bettong/,
  },
  person_file_part: {
    why: "lines of several people, until they are records",
    place: ["records", "connu_par_des_etablissements"],
    holds: /bettong/,
  },
  source_file: {
    why: "names and quotients of several people, until each answers a question",
    place: ["sources", "questions_a_l_administration"],
  },
  person_merge: {
    why: "that two records are one person’s: the journal tells when somebody looked, asked, merged, undid",
    place: ["audit", "journal"],
  },
  account_link_ticket: { why: "for ten minutes, then an account_link", place: ["links", "comptes_relies"] },
};

/** About nobody who has an export. */
const ofNobody: Readonly<Record<string, string>> = {
  staff: "agents, not people",
  accessibility_complaint: "tied to no account: its number is asked at the town hall",
  transfer_place: "a vendor's server",
  sandbox_space: "vendors, and fictional people",
  sandbox_invitation: "vendors, and fictional people",
};

/** Said in these members: a code, and nothing that somebody wrote. */
const coded = [
  "etat",
  "state",
  "outcome",
  "kind",
  "method",
  "porte",
  "channel",
  "evenement",
  "quoi",
  "element",
];

function collect(data: unknown, names: Set<string>, codes: Set<string>): void {
  if (Array.isArray(data)) for (const one of data) collect(one, names, codes);
  else if (typeof data === "object" && data !== null)
    for (const [name, held] of Object.entries(data)) {
      names.add(name);
      const isCode = typeof held === "string" && /^(?:[a-z_]+|https:.*)$/.test(held);
      if (isCode && coded.includes(name)) codes.add(held);
      collect(held, names, codes);
    }
}

let town: FullTown;
beforeAll(async () => {
  town = await fullTown();
  // A whole town, on a machine that does other things too.
}, 300_000);
afterAll(() => town?.close());

test("every table with something personal is told, or says why not", async () => {
  const rows = await town.house.sqlAs<{ name: string }>(
    "owner",
    `select distinct c.relname as name from pg_description d join pg_class c on c.oid = d.objoid
       join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and d.objsubid > 0 and d.description like 'personal:%' order by 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual([told, elsewhere, ofNobody].flatMap(Object.keys).toSorted());
});

describe("what Zélie takes away", () => {
  let exports: Readonly<Record<"zelie" | "mother" | "eldest", Readonly<Record<string, unknown>>>>;
  beforeAll(async () => {
    const { zelie, motherId, eldestId, house, world } = town;
    const system = house.system(world.caen);
    const mine = { kind: "person", subjectId: zelie.personId, method: "email_link" } as const;
    await system.transaction((tx) => openSession(tx, system, mine));
    const take = takeOut(contributions);
    const eldest = house.as({ kind: "person", personId: eldestId }, world.caen);
    const life = contributions.filter(({ module }) => module === "life");
    exports = {
      zelie: await zelie.transaction((tx) => take(tx, zelie, zelie.personId)),
      eldest: await eldest.transaction((tx) => take(tx, eldest, eldestId)),
      // The dead ask for nothing: the platform answers whoever has the right to.
      mother: await system.transaction((tx) => takeOut(life)(tx, system, motherId)),
    };
  });

  test("each module that holds something has a title of its own, in both languages", async () => {
    const { zelie } = town;
    for (const { module, exportPerson } of contributions) {
      const held = await zelie.transaction((tx) => exportPerson(tx, zelie, zelie.personId));
      if (Object.keys(held).length === 0) continue;
      for (const language of ["fr", "en"] as const)
        expect(Object.hasOwn(takeOutWords(language).parts, module), `${module} in ${language}`).toBe(true);
    }
  });

  const read = ([module, member]: Place, of: keyof typeof exports = "zelie") =>
    ((exports[of][module] ?? {}) as Readonly<Record<string, unknown>>)[member];

  test.each(Object.entries(told))("holds %s", (_table, place) => {
    const held = read(place);
    expect(held, place.join(".")).toBeDefined();
    expect(Object.keys(held ?? {}).length, place.join(".")).toBeGreaterThan(0);
  });

  test.each(Object.entries(elsewhere))("tells %s by other words", (_table, { place, of, holds = /\w/ }) => {
    expect(JSON.stringify(read(place, of) ?? ""), place.join(".")).toMatch(holds);
  });

  test("says which address she asked for, and which one is kept to give it back", () => {
    expect(read(["recovery", "adresses_de_connexion_demandees"])).toMatchObject([
      { nouvelle_adresse: "neuve@kookaburra.example", etat: "asked" },
    ]);
  });

  test("has a word for each member and each code, in both languages", () => {
    const [names, codes] = [new Set<string>(), new Set<string>()];
    const { audit: _lines, ...parts } = exports.zelie;
    for (const part of Object.values(parts)) collect(part, names, codes);
    for (const language of ["fr", "en"] as const) {
      expect([...names].filter((name) => !findNameWords(name, language))).toEqual([]);
      expect([...codes].filter((code) => !findCodeWords(code, language))).toEqual([]);
    }
  });

  test("is her own: nobody else takes it", async () => {
    const { zelie, house, world } = town;
    const stranger = house.as({ kind: "person", personId: zelie.newId() }, world.caen);
    await expect(
      stranger.transaction((tx) => takeOut(contributions)(tx, stranger, zelie.personId)),
    ).rejects.toThrow();
  });
});
