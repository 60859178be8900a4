import { afterAll, beforeAll, expect, test } from "vitest";
import { anAgent, aPerson } from "../../../testing/builders.ts";
import {
  asks,
  type ConsentStory,
  consentStory,
  type PublishedService,
  type Someone,
  says,
  within,
} from "../../../testing/consents.ts";
import { type DumpedRow, dumpEverything, tokensIn } from "../../../testing/dump.ts";
import { aReceiver, type Receiver } from "../../../testing/receiver.ts";
import { createDeclaration, validateElement } from "../../identity/identity/index.ts";
import { clientsJobs, registerClient } from "../clients/index.ts";
import { consentJobs, openGrantEvent, withdrawGrant } from "../consent/index.ts";
import { subscriptionsJobs } from "./index.ts";

// One person, two services, everything that happens to a grant, then what a thief of the database has.

let story: ConsentStory;
let receiver: Receiver;
let zelie: Someone;
let library: PublishedService;
let pool: PublishedService;
let dump: readonly DumpedRow[];

const canaries = {
  family_name: "Wrzyszczykiewicz",
  email: "quokka.zygomatique@kookaburra.example",
  phone_number: "+33639987654",
  family_quotient: 98_765,
  address: {
    street_address: "7 impasse du Xylophone Jovial",
    postal_code: "14000",
    locality: "Caen",
    country: "FR",
    insee_code: "14118",
  },
};
const words = ["wrzyszcz", "quokka", "kookaburra", "639987654", "xylophone", "ornithorynque"];

beforeAll(async () => {
  story = await consentStory([consentJobs, subscriptionsJobs, clientsJobs]);
  await keepEveryJob();
  receiver = await aReceiver();
  zelie = await aPerson(story.house, story.caen, { validated: canaries });
  const requests = [
    asks("family_name", { required: true }),
    asks("email"),
    asks("phone_number"),
    asks("lives_in_14118"),
    asks("family_quotient_bracket", { form: "bracket", brackets: [500, 900] }),
  ];
  library = await aService("Médiathèque", requests);
  pool = await aService("Piscine", requests);
  for (const service of [library, pool]) await liveALife(service);
  await story.house.drain();
  await newEmail("ornithorynque@kookaburra.example");
  await story.house.drain();
  receiver.answer("down");
  await newEmail("quokka.second@kookaburra.example");
  await story.house.drain();
  dump = await dumpEverything(story.house);
});
afterAll(async () => {
  await receiver?.close();
  await story?.house.close();
});

/**
 * A job leaves the database once done: what a thief sees depends on the moment. Here every job ever sent is
 * seen.
 */
async function keepEveryJob(): Promise<void> {
  await story.house.sqlAs(
    "owner",
    `create schema kept;
     create table kept.job (row jsonb);
     create function kept.keep() returns trigger language plpgsql security definer as
       $$ begin insert into kept.job values (to_jsonb(new)); return null; end $$;
     create trigger keep after insert on pgboss.job for each row execute function kept.keep()`,
  );
}

async function aService(title: string, requests: ReturnType<typeof asks>[]): Promise<PublishedService> {
  const service = await story.a(title, requests);
  const manager = await anAgent(story.house, story.caen, ["service_manager"]);
  await registerClient(manager, {
    serviceId: service.id,
    name: title,
    redirectUris: ["https://app.example/retour"],
    eventsUri: receiver.url,
    authMethod: "client_secret_basic",
  });
  return service;
}

/** Given, withdrawn, given again with other answers, released. */
async function liveALife(service: PublishedService): Promise<void> {
  const first = await says({ granted: ["family_name"] }, zelie, service);
  await story.house.drain();
  await withdrawGrant(zelie, { personId: zelie.personId, grantId: first.id });
  const granted = ["family_name", "email", "phone_number", "lives_in_14118", "family_quotient_bracket"];
  await says({ granted, key: service.id }, zelie, { ...service });
  const system = story.house.system(story.caen);
  const release = await story.releaseOf(Object.assign(system, { personId: zelie.personId }), service);
  expect(release.items).toHaveLength(5);
}

async function newEmail(value: string): Promise<void> {
  const { personId } = zelie;
  await within(zelie, (tx) => createDeclaration(tx, zelie, { personId, name: "email", value }));
  const agent = await anAgent(story.house, story.caen, ["validator"]);
  await within(agent, (tx) =>
    validateElement(tx, agent, { personId, name: "email", method: "original_seen" }),
  );
}

/** Rows of a service's sector: its tables, and the jobs about its grants. */
function sectorRows({ id }: PublishedService): readonly DumpedRow[] {
  const own = dump.filter(({ columns }) => "holder_id" in columns && columns.service_id === id);
  const ids = new Set(own.flatMap(({ columns }) => [String(columns.id), String(columns.grant_id)]));
  const jobs = dump.filter((row) => jobNames(row, id, ids));
  return [...own, ...jobs];
}

function jobNames({ table, columns, text }: DumpedRow, serviceId: string, ids: ReadonlySet<string>): boolean {
  if (table !== "kept.job") return false;
  if ([...tokensIn(text)].some((token) => ids.has(token))) return true;
  const { name, data } = columns.row as { name: string; data: { data: Record<string, unknown> } };
  if (name !== "subscriptions.follow") return false;
  return openGrantEvent(story.house.system(story.caen), data.data).sector.serviceId === serviceId;
}

/** Ids that stand for no person: the authority, and what its agents registered. */
const constants = () => new Set<string>([story.caen, story.caenLaMer]);
const tokensOf = (rows: readonly DumpedRow[]) =>
  new Set(rows.flatMap(({ text }) => [...tokensIn(text)]).filter((token) => !constants().has(token)));
const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  [...one].filter((token) => other.has(token));

test("the rows of two services share no id, no seal", () => {
  const [ofLibrary, ofPool] = [sectorRows(library), sectorRows(pool)];
  const tables = new Set(ofLibrary.map(({ table }) => table));
  for (const table of ["public.service_grant", "public.subscription", "public.delivery"])
    expect(tables).toContain(table);
  const jobs = ofLibrary.flatMap(({ table, columns }) => (table === "kept.job" ? [columns.row] : []));
  expect(jobs).toContainEqual(expect.objectContaining({ name: "subscriptions.follow" }));
  expect(jobs).toContainEqual(expect.objectContaining({ name: "clients.deliver" }));
  expect(tokensOf(ofLibrary).size).toBeGreaterThan(20);
  expect(shared(tokensOf(ofLibrary), tokensOf(ofPool))).toEqual([]);
});

test("column by column, only words, days and small numbers are equal", () => {
  const values = (service: PublishedService) =>
    new Set(
      sectorRows(service)
        .filter(({ table }) => table.startsWith("public."))
        .flatMap(({ columns }) => Object.values(columns).map((value) => JSON.stringify(value))),
    );
  const equal = shared(values(library), values(pool)).filter(
    (value) => !/^(null|\d{1,2}|"\d{4}-\d{2}-\d{2}"|"[a-z_]{1,20}")$/.test(value),
  );
  expect(equal).toEqual([JSON.stringify(story.caen)]);
});

test("nothing in a sector names the person, nor joins with a row that does", () => {
  for (const service of [library, pool]) {
    const rows = sectorRows(service);
    expect(rows.filter(({ text }) => text.includes(zelie.personId))).toEqual([]);
    const naming = dump.filter(({ text }) => text.includes(zelie.personId));
    expect(naming.length).toBeGreaterThan(10);
    expect(shared(tokensOf(rows), tokensOf(naming))).toEqual([]);
  }
});

test("no instant stands in clear in a sector's tables", () => {
  const own = [...sectorRows(library), ...sectorRows(pool)].filter(({ table }) =>
    table.startsWith("public."),
  );
  for (const { text } of own) expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/);
});

test("the length of a seal does not tell how much was agreed to", () => {
  const lengths = (table: string) =>
    new Set(
      dump.filter((row) => row.table === table).map(({ columns }) => String(columns.sealed).length % 2048),
    );
  expect(lengths("public.service_grant").size).toBe(1);
  expect(lengths("public.subscription").size).toBe(1);
  expect(lengths("public.person_grants").size).toBe(1);
});

test("no value that was declared, validated, released or changed is anywhere in the database", () => {
  const everything = dump
    .map(({ text }) => text)
    .join("\n")
    .toLowerCase();
  for (const word of words) {
    expect(everything).not.toContain(word);
    expect(everything).not.toContain(Buffer.from(word).toString("hex"));
  }
  expect(everything).not.toMatch(/(?<![0-9a-f])98765(?![0-9a-f])/);
  expect(JSON.stringify(receiver.received)).not.toContain(zelie.personId);
});
