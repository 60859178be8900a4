import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrands } from "../../composition/brands.ts";
import { parseId } from "../../kernel/ids.ts";
import { aPerson, aTownNotOpenYet } from "../../testing/builders.ts";
import { aSandbox, idOf, type Space } from "./testing/a-sandbox.ts";

// What a stranger, another vendor, and time try on a space.

let sandbox: Awaited<ReturnType<typeof aSandbox>>;
let acme: Space;
let other: Space;

beforeAll(async () => {
  sandbox = await aSandbox();
  acme = await sandbox.space("Acme", "dev@acme.example");
  other = await sandbox.space("Autre", "dev@autre.example");
});
afterAll(() => sandbox?.close());

describe("nobody real, and nobody else's", () => {
  test("no real person enrols or signs in, by any door, whatever they post", async () => {
    const visitor = sandbox.server.visitor();
    await visitor.open(`${acme.root}/connexion`);
    expect(visitor.shown.body).toContain("Votre espace n’est pas ouvert dans ce navigateur");
    for (const path of ["/inscription", "/reprise", "/connexion/lien", "/espace/proches/ajouter"])
      expect((await visitor.open(acme.root + path)).status, path).toBe(403);
    await visitor.open("/bac-a-sable/essayer");
    for (const path of ["/inscription", "/connexion", "/agents/connexion", "/reprise"])
      expect((await visitor.post(acme.root + path, { email: "dev@acme.example" })).status, path).toBe(403);
  });

  test("the database opens no session of a sandbox by another door, nor one of its own in a town", async () => {
    const rows = await sandbox.house.sqlAs<{ id: string; kind: string }>(
      "owner",
      "select id, kind from authority",
    );
    const insert = (authority: string | undefined, method: string) =>
      sandbox.house.sqlAs(
        "owner",
        `insert into session (authority_id, token_hash, id, kind, subject_id, method, created_at, last_seen_at, expires_at, device)
         values ($1, gen_random_uuid()::text::bytea, gen_random_uuid(), 'person', gen_random_uuid(), $2, now(), now(), now(), '')`,
        [authority, method],
      );
    const [space, town] = ["sandbox", "commune"].map((kind) => rows.find((one) => one.kind === kind)?.id);
    await expect(insert(space, "passkey")).rejects.toThrow("its own door");
    await expect(insert(town, "sandbox")).rejects.toThrow("its own door");
  });

  test("nobody agrees in the place of who represents them: neither a child nor somebody under guardianship is entered", async () => {
    const { vendor, home } = acme;
    for (const name of ["Léo Morel", "André Garnier"]) {
      const person = await idOf(acme, name);
      await vendor.open(`${home}/personnages/${person}`);
      const refused = await vendor.submit({}, { action: `${home}/personnages/${person}/entrer` });
      expect([name, refused.status]).toEqual([name, 409]);
      expect(refused.body).toContain("n’agit pas seul");
    }
    const sophie = await idOf(acme, "Sophie Garnier");
    await vendor.open(`${home}/personnages/${sophie}`);
    await vendor.submit({}, { action: `${home}/personnages/${sophie}/entrer` });
    expect(vendor.shown.url).toBe(`${acme.root}/espace/services`);
  });

  test("a vendor sees, enters and touches nothing of another's space", async () => {
    const person = await idOf(acme, "Jeanne Lemoine");
    const { vendor } = other;
    for (const path of [
      "",
      "/personnages",
      `/personnages/${person}`,
      "/journal",
      "/verifications",
      "/service",
    ]) {
      await vendor.open(acme.home + path);
      expect(vendor.shown.url, path).toContain("/bac-a-sable/essayer");
    }
    await vendor.open(`${acme.root}/personnages`);
    expect(vendor.shown.body).not.toContain("Jeanne");
    await vendor.open("/bac-a-sable/essayer");
    expect((await vendor.post(`${acme.root}/personnages`, { person })).status).toBe(401);
    await vendor.open(`${other.root}/personnages`);
    expect((await vendor.post(`${other.root}/personnages`, { person })).status).toBe(404);
    const page = `${other.home}/personnages/${person}`;
    expect((await vendor.open(page)).status).toBe(404);
    expect((await vendor.post(page, { gesture: "withdraw", on: person })).status).toBe(404);
    const cookie = acme.vendor.cookies.for(acme.root).ardeco_agent ?? "";
    const thief = sandbox.server.visitor();
    thief.cookies.set("ardeco_agent", cookie, other.root);
    await thief.open(other.home);
    expect(thief.shown.url).toContain("/bac-a-sable/essayer");
  });

  test("a town knows nothing of it: no list, no search, no service, no page", async () => {
    const caen = sandbox.server.visitor();
    expect((await caen.open("/?q=bac")).body).not.toContain("bac-a-sable");
    const listed = await sandbox.server.app.inject("/api/v1/authorities");
    expect(listed.body).not.toContain("bac-a-sable");
    for (const path of ["/administration/bac-a-sable", "/personnages", "/essayer"]) {
      expect((await caen.open(`/caen${path}`)).status, path).toBe(404);
    }
    const citizen = await sandbox.server.signedIn(await aPerson(sandbox.house, sandbox.town.id));
    const inTown = await citizen.open(`/caen/espace/services/${acme.root.slice(1)}/mon-service`);
    expect(inTown.status).toBe(404);
  });

  test("closed by the installation, nothing of it answers", async () => {
    const brands = openBrands(sandbox.house.runtime, { demonstration: false, sandbox: "closed" });
    expect(await brands.find(acme.root.slice(1))).toBeUndefined();
    expect(await brands.find("bac-a-sable")).toBeUndefined();
    expect(await brands.find("caen")).toBeDefined();
    const closed = await sandbox.programsWith(brands);
    for (const path of [
      `/api/v1/authorities${acme.root}/services`,
      `/api/v1/authorities/bac-a-sable/services`,
      `${acme.root}/oidc/.well-known/openid-configuration`,
      `${acme.root}/oidc/jwks`,
    ])
      expect((await closed.inject(path)).statusCode, path).toBe(404);
    expect((await closed.inject("/api/v1/authorities/caen/services")).statusCode).toBe(200);
  });

  test("one organisation opens five spaces a day, and leaves the day to the others", async () => {
    const first = await sandbox.space("Flot", "un@flot.example");
    for (const name of ["deux", "trois", "quatre", "cinq"]) {
      const { id } = await aTownNotOpenYet(sandbox.house, { slug: `flot-${name}`, kind: "sandbox" });
      await sandbox.house.sqlAs(
        "owner",
        `insert into sandbox_space (authority_id, front_id, email_index, domain_index, staff_id, reviewer_id, opened_on, last_used_on)
         select $1, front_id, decode(md5($2), 'hex'), domain_index, staff_id, reviewer_id, opened_on, last_used_on
         from sandbox_space join authority on authority.id = authority_id where slug = $3`,
        [id, name, first.root.slice(1)],
      );
    }
    const visitor = sandbox.server.visitor();
    const link = await sandbox.linkFor(visitor, "Flot", "six@flot.example");
    await visitor.open(link);
    const refused = await visitor.submit();
    expect([refused.status, refused.body.includes("Cinq espaces ont déjà été ouverts")]).toEqual([409, true]);
    await sandbox.space("Calme", "dev@calme.example");
    // Whoever has a space already comes back to it.
    expect((await sandbox.space("Flot", "un@flot.example")).root).toBe(first.root);
    sandbox.house.clock.advance(86_400_000);
    const next = await sandbox.linkFor(visitor, "Flot", "six@flot.example");
    await visitor.open(next);
    expect((await visitor.submit()).url).toContain("/administration/bac-a-sable");
  });

  test("an administrator of the space exists no more than an agent who decides", async () => {
    for (const path of [
      "/administration/agents",
      "/administration/journal",
      "/administration/services/nouveau",
    ])
      expect((await acme.vendor.open(acme.root + path)).status, path).toBe(403);
  });
});

test("after ninety days without a visit, the people go, and what named the vendor", async () => {
  const forgotten = await sandbox.space("Oubliée", "oubli@acme.example");
  sandbox.house.clock.advance(91 * 86_400_000);
  await sandbox.house.drain();
  const ids = await sandbox.house.sqlAs<{ id: string }>("owner", "select id from authority where slug = $1", [
    forgotten.root.slice(1),
  ]);
  const there = sandbox.house.system(parseId<"authority">(ids[0]?.id ?? ""));
  await there.transaction((tx) =>
    there.ports.jobs.send(tx, "people.purge", { authorityId: there.authorityId, requestId: there.requestId }),
  );
  await sandbox.house.drain();
  const counted = (sql: string) => sandbox.house.sqlAs<{ n: number }>("owner", sql, [there.authorityId]);
  expect(await counted("select count(*)::int as n from sandbox_person where authority_id = $1")).toEqual([
    { n: 0 },
  ]);
  expect(await counted("select count(*)::int as n from person_key where authority_id = $1")).toEqual([
    { n: 0 },
  ]);
  expect(
    await sandbox.house.sqlAs(
      "owner",
      "select display_name from staff where authority_id = $1 and closed_on is not null",
      [there.authorityId],
    ),
  ).toEqual([{ display_name: "–" }]);
  sandbox.house.clock.advance(11_000);
  expect((await forgotten.vendor.open(forgotten.home)).url).toContain("/bac-a-sable/essayer");
  for (const path of ["", "/personnages", "/espace/services"])
    expect((await forgotten.vendor.open(forgotten.root + path)).url, path).toContain("/bac-a-sable/essayer");
  for (const path of [
    `/api/v1/authorities${forgotten.root}/services`,
    `/api/v1/authorities${forgotten.root}/services/mon-service`,
    `${forgotten.root}/oidc/.well-known/openid-configuration`,
    `${forgotten.root}/oidc/auth`,
  ])
    expect((await sandbox.server.app.inject(path)).statusCode, path).toBe(404);
});
