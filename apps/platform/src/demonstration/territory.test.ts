import { afterAll, beforeAll, expect, test } from "vitest";
import { findDelegatedContext, resolveApiToken } from "../features/access/access/index.ts";
import {
  findAuthorityBySlug,
  listMemberAuthorities,
  listProviderAuthorities,
  searchAuthorities,
} from "../features/authorities/authorities/index.ts";
import { countQueue } from "../features/enrolment/enrolment/index.ts";
import { findOrganisation } from "../features/enrolment/organisation/index.ts";
import { notificationsJobs } from "../features/messaging/notifications/index.ts";
import { createContext } from "../infra/context/create-context.ts";
import { type TestRuntime, testRuntime } from "../testing/test-runtime.ts";
import { loadTokenFacts } from "./facts.ts";
import { loadOrganisation } from "./load-organisation.ts";
import { loadAgents, loadAuthorities, type SystemProvider } from "./load-territory.ts";
import { readSeeds, type Seeds, toSeedId } from "./seed-files.ts";

// The territory of the demonstration as it is opened at the first start.

let house: TestRuntime;
let seeds: Seeds;
const systemFor: SystemProvider = (slug) =>
  createContext(house.runtime, {
    actor: { kind: "system", name: "demonstration" },
    authorityId: toSeedId("authority", slug),
  });
const found = async (slug: string) => systemFor("caen").transaction((tx) => findAuthorityBySlug(tx, slug));

beforeAll(async () => {
  house = await testRuntime([notificationsJobs]);
  seeds = await readSeeds();
  await loadAuthorities(systemFor, seeds.authorities);
  await loadAgents(systemFor, seeds.agents);
  await loadOrganisation(systemFor, seeds.organisation);
});
afterAll(() => house.close());

test("has the communauté urbaine, all its communes, and what surrounds them, with official facts", async () => {
  const group = await found("caen-la-mer");
  expect(group).toMatchObject({ name: "Caen la Mer", siren: "200065597" });
  const members = await systemFor("caen").transaction((tx) =>
    listMemberAuthorities(tx, toSeedId("authority", "caen-la-mer")),
  );
  expect(members).toHaveLength(48);
  expect(await found("herouville-saint-clair")).toMatchObject({ officialCode: "14327", population: 23470 });
  expect(await found("calvados")).toMatchObject({ kind: "departement", name: "Département du Calvados" });
  expect((await found("normandie"))?.population).toBeGreaterThan(3_000_000);
});

test("gives each role a token that serves, and writes to nobody about it", async () => {
  const tokens = await loadTokenFacts(systemFor, seeds, {});
  const manager = await resolveApiToken(systemFor("caen"), tokens.caen?.service_manager ?? "");
  expect(manager).toMatchObject({ kind: "staff", roles: [{ role: "service_manager" }] });
  await house.drain();
  expect(house.mails).toEqual([]);
});

test("tells in whose territory each lies", async () => {
  const around = await systemFor("caen").transaction((tx) =>
    listProviderAuthorities(tx, toSeedId("authority", "caen")),
  );
  expect(around.map(({ slug }) => slug)).toEqual(["caen", "caen-la-mer", "calvados", "normandie"].sort());
});

test("Trouville shows private offers, Honfleur does not", async () => {
  expect((await found("trouville-sur-mer"))?.showsPrivateOffers).toBe(true);
  expect((await found("honfleur"))?.showsPrivateOffers).toBe(false);
});

test("every authority has somebody who validates, somebody who administers, and a way to reach it", () => {
  for (const { slug, contact, desks } of seeds.authorities) {
    // Bayeux has opened nothing yet: one town shows what its people read then.
    if (slug === "bayeux") continue;
    const staff = seeds.agents.filter(({ authority }) => authority === slug);
    const roles = new Set(staff.flatMap((agent) => agent.roles.map(({ role }) => role)));
    expect([slug, roles.has("validator"), roles.has("authority_administrator")]).toEqual([slug, true, true]);
    expect([slug, contact.hours?.length ?? 0]).not.toEqual([slug, 0]);
    expect(desks.filter((desk) => desk.default)).toHaveLength(1);
  }
});

test("is found by postal code", async () => {
  const { authorities } = await systemFor("caen").transaction((tx) =>
    searchAuthorities(tx, { typed: "14600", page: 1, perPage: 10 }),
  );
  expect(authorities.map(({ slug }) => slug)).toEqual(["honfleur"]);
});

test("towns work in several organisation modes, and Caen la Mer’s team serves Le Fresne-Camilly", async () => {
  const modeOf = async (slug: string) =>
    systemFor(slug).transaction(async () => (await findOrganisation(systemFor(slug))).mode);
  const towns = ["caen", "honfleur", "trouville-sur-mer", "le-fresne-camilly"];
  expect(await Promise.all(towns.map(modeOf))).toEqual([
    "internal_web",
    "internal_delegated",
    "optimised",
    "internal_town_hall",
  ]);
  const lea = seeds.agents.find(({ key }) => key === "lea");
  if (!lea) throw new TypeError("Léa works at Caen la Mer");
  const roles = lea.roles.map(({ role }) => ({
    role,
    deskId: toSeedId("desk", "caen-la-mer/secretariat"),
  }));
  const there = await findDelegatedContext(
    systemFor("caen-la-mer").as({
      kind: "staff",
      staffId: toSeedId("staff", "lea"),
      label: lea.name,
      roles,
      signedInBy: "passkey",
    }),
    {
      authorityId: toSeedId("authority", "le-fresne-camilly"),
      delegationId: toSeedId("delegation", "le-fresne-camilly/caen-la-mer/secretariat"),
    },
  );
  expect((await countQueue(there)).arrivals).toBe(0);
});
