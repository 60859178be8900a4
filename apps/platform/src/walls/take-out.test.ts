import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contributions } from "../app.ts";
import { takeOut } from "../composition/take-out.ts";
import { openSession } from "../modules/access/index.ts";
import { type FullTown, fullTown } from "./testing/full-town.ts";

// A table that holds something personal is told to the person, or says here why it is not. A new one fails until it does.

/** Where each table is told: the module of the export, and the member that must not be empty for Zélie. */
const told: Readonly<Record<string, readonly [module: string, member: string]>> = {
  account: ["access", "compte"],
  passkey: ["access", "cles_d_acces"],
  session: ["access", "appareils"],
  element: ["identity", "elements"],
  representation: ["households", "agit_pour"],
  delivery: ["clients", "transmissions_aux_services"],
  document: ["evidence", "justificatifs"],
  service_grant: ["consent", "accords"],
  person_grants: ["consent", "accords"],
  message: ["notifications", "messages"],
  enrolment_file: ["enrolment", "dossiers"],
  enrolment_step: ["enrolment", "dossiers"],
  enrolment_decision: ["enrolment", "dossiers"],
  enrolment_request: ["enrolment", "dossiers"],
  subscription: ["subscriptions", "inscriptions"],
  renewal: ["renewals", "campagnes"],
  upstream_link: ["upstream", "connexions_de_l_etat"],
  contact: ["contacts", "echanges"],
  recovery: ["recovery", "comptes_retrouves_au_guichet"],
  account_link: ["links", "comptes_relies"],
};

const why: Readonly<Record<string, string>> = {
  staff: "agents, not people",
  oidc_payload: "tokens of applications: what they gave is in the deliveries and the grants",
  accessibility_complaint: "tied to no account: its number is asked at the town hall",
  insight_file: "the number of a receipt, told with its file",
  handover: "for an hour, of a young adult: the journal tells that an agent saw their document",
  death: "told by life as `deces`, once somebody is dead: nobody takes out their own",
  house_move: "told by life as `demenagement` while a move is under way",
  exchange_file: "lines of several people in one file: each delivery is told by clients",
  exchange_place: "a vendor's server, and nobody's information",
  exchange_receipt: "what an application said of those lines",
  account_link_ticket: "what a portal asked for a few minutes: once agreed, it is an account_link",
  address_change: "told by recovery while one waits; the address itself is told by access",
  sandbox_space: "vendors, and fictional people",
  sandbox_invitation: "vendors, and fictional people",
};

let town: FullTown;
beforeAll(async () => {
  town = await fullTown();
});
afterAll(() => town?.close());

test("every table with something personal is told, or says why not", async () => {
  const rows = await town.house.sqlAs<{ name: string }>(
    "owner",
    `select distinct c.relname as name from pg_description d join pg_class c on c.oid = d.objoid
       join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and d.objsubid > 0 and d.description like 'personal:%' order by 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual([...Object.keys(told), ...Object.keys(why)].toSorted());
});

describe("what Zélie takes away", () => {
  let everything: Readonly<Record<string, unknown>>;
  beforeAll(async () => {
    const { zelie, house, world } = town;
    const system = house.system(world.caen);
    const mine = { kind: "person", subjectId: zelie.personId, method: "email_link" } as const;
    await system.transaction((tx) => openSession(tx, system, mine));
    everything = await zelie.transaction((tx) => takeOut(contributions)(tx, zelie, zelie.personId));
  });

  test.each(Object.entries(told))("holds %s", (_table, [module, member]) => {
    const part = (everything[module] ?? {}) as Readonly<Record<string, unknown>>;
    expect(part[member], `${module}.${member}`).toBeDefined();
    expect(Object.keys(part[member] ?? {}).length, `${module}.${member}`).toBeGreaterThan(0);
  });

  test("is her own: nobody else takes it", async () => {
    const { zelie, house, world } = town;
    const stranger = house.as({ kind: "person", personId: zelie.newId() }, world.caen);
    await expect(
      stranger.transaction((tx) => takeOut(contributions)(tx, stranger, zelie.personId)),
    ).rejects.toThrow();
  });
});
