import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assignFile } from "../../features/enrolment/enrolment/index.ts";
import { aSentFile, originalsSeen, readBy } from "../../features/enrolment/enrolment/testing/a-file.ts";
import { type StaffRole, staffRoles } from "../../kernel/context.ts";
import { aHouseWithApi } from "./testing/a-house-with-api.ts";

let api: Awaited<ReturnType<typeof aHouseWithApi>>;
let tokens: ReadonlyMap<StaffRole, string>;

beforeAll(async () => {
  api = await aHouseWithApi();
  tokens = await api.tokens();
});
afterAll(() => api?.house.close());

const AT_CAEN = "/authorities/caen";
const listers: readonly StaffRole[] = ["reception", "validator", "service_validator"];
/** A service's validator reaches the files of its own desk: this one is another's. */
const readers: readonly StaffRole[] = ["reception", "validator"];
const deciders: readonly StaffRole[] = ["validator"];
const auditors: readonly StaffRole[] = ["auditor", "data_protection_officer"];

describe("open to all", () => {
  test("the authorities, and what they offer to their people", async () => {
    const { authorities } = (await api.ask("/authorities")).json();
    expect(authorities).toContainEqual({
      slug: "caen",
      name: "Ville de Caen",
      kind: "commune",
      officialCode: "14118",
    });
    const { services } = (await api.ask(`${AT_CAEN}/services`)).json();
    expect(services).toMatchObject(
      [
        {
          slug: "mediatheque",
          provider: "caen",
          version: 1,
          definition: { requests: [{ element: "family_name" }] },
        },
        { slug: "piscine", provider: "caen-la-mer" },
      ].map(({ definition: _, ...one }) => one),
    );
    const one = (await api.ask(`${AT_CAEN}/services/mediatheque`)).json();
    expect(one.definition.requests[0]).toMatchObject({ element: "family_name", legalBasis: "public_task" });
  });

  test("an unknown authority, an unknown service", async () => {
    expect((await api.ask("/authorities/inconnue/services")).json().code).toBe("api.unknown_authority");
    expect((await api.ask(`${AT_CAEN}/services/rien`)).json().code).toBe("api.unknown_service");
    expect((await api.ask("/authorities/caen-la-mer/services/mediatheque")).status).toBe(404);
  });
});

describe("every role on every route", () => {
  let file = "";
  beforeAll(async () => {
    file = (await aSentFile(api.house, api.town.id)).fileId;
  });
  const routes = [
    { url: `${AT_CAEN}/whoami`, may: staffRoles, allowed: 200 },
    { url: `${AT_CAEN}/queue`, may: listers, allowed: 200 },
    { url: `${AT_CAEN}/journal`, may: auditors, allowed: 200 },
    { url: `${AT_CAEN}/files/FILE?purpose=check`, may: readers, allowed: 200 },
    // Allowed, then refused because of the version: the role is what is tried
    {
      url: `${AT_CAEN}/files/FILE/decisions`,
      may: deciders,
      allowed: 409,
      body: { version: 99, decisions: [] },
    },
  ];

  test.each(routes.flatMap((route) => staffRoles.map((role) => ({ role, ...route }))))(
    "$role on $url",
    async ({ role, may, allowed, url, body }) => {
      const token = tokens.get(role) ?? "";
      const answer = await api.ask(url.replace("FILE", file), { token, body });
      if (may.includes(role)) return expect(answer.status).toBe(allowed);
      expect(answer.status).toBeGreaterThanOrEqual(403);
      expect(["access.capability_missing", "enrolment.unknown_file"]).toContain(answer.json().code);
    },
  );

  test.each(routes)("nobody without a token on $url", async ({ url, body }) => {
    const answer = await api.ask(url.replace("FILE", file), { body });
    expect(answer.status).toBe(401);
    expect(answer.headers["www-authenticate"]).toBe("Bearer");
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(answer.json()).toMatchObject({
      code: "api.token_needed",
      type: "http://localhost:3000/api/v1/errors#api.token_needed",
    });
  });

  test.each(routes)("nobody with another authority's token on $url", async ({ url, body }) => {
    const { token } = await api.tokenFor("validator", api.group.id);
    const answer = await api.ask(url.replace("FILE", file), { token, body });
    expect([answer.status, answer.json().code]).toEqual([401, "api.token_not_valid"]);
  });

  test("a token that expired, or a made-up one, opens nothing", async () => {
    const { token } = await api.tokenFor("validator");
    for (const wrong of [`${token}x`, "ardeco_", "é", token.slice(0, -1)]) {
      expect((await api.ask(`${AT_CAEN}/whoami`, { token: wrong })).status).toBe(401);
    }
    expect((await api.ask(`${AT_CAEN}/whoami`, { token })).status).toBe(200);
    api.house.clock.advance(3_600_001);
    expect((await api.ask(`${AT_CAEN}/whoami`, { token })).json().code).toBe("api.token_not_valid");
    tokens = await api.tokens();
  });
});

describe("a file, from the queue to the decision", () => {
  test("listed, opened, decided with the version read; an older one is refused", async () => {
    const person = await aSentFile(api.house, api.town.id);
    const { token, agent } = await api.tokenFor("validator");
    const { items } = (await api.ask(`${AT_CAEN}/queue`, { token })).json();
    const mine = { displayName: "Jeanne Martin", file: expect.objectContaining({ id: person.fileId }) };
    expect(items).toContainEqual(expect.objectContaining(mine));

    const read = await readBy(agent, person.fileId);
    await assignFile(agent, { ...read, to: agent.actor.kind === "staff" ? agent.actor.staffId : null });
    const url = `${AT_CAEN}/files/${person.fileId}`;
    const opened = (await api.ask(`${url}?purpose=review`, { token })).json();
    expect(opened.elements).toContainEqual(
      expect.objectContaining({ name: "given_name", declared: expect.objectContaining({ value: "Jeanne" }) }),
    );
    const decisions = await originalsSeen(agent, person.personId);
    const { version } = opened.file;
    const decided = await api.ask(`${url}/decisions`, { token, body: { version, decisions } });
    expect(decided.json()).toMatchObject({ state: "decided" });
    const stale = await api.ask(`${url}/decisions`, { token, body: { version, decisions } });
    expect([stale.status, stale.json().code]).toEqual([409, "request.changed_meanwhile"]);
  });

  test("the person's journal tells who read the file through the API, and why", async () => {
    const person = await aSentFile(api.house, api.town.id);
    const { token } = await api.tokenFor("reception");
    await api.ask(`${AT_CAEN}/files/${person.fileId}?purpose=telephone`, { token });
    const auditor = await api.tokenFor("auditor");
    const { entries } = (await api.ask(`${AT_CAEN}/journal?limit=5`, { token: auditor.token })).json();
    expect(entries).toContainEqual(
      expect.objectContaining({
        action: "enrolment.file_read",
        personId: person.personId,
        actor: expect.objectContaining({ label: "Agent reception (API : reception)" }),
        data: { file: person.fileId, purpose: "telephone" },
      }),
    );
  });

  test("the queue and the journal are read page after page", async () => {
    for (let count = 0; count < 27; count++) await aSentFile(api.house, api.town.id);
    const { token } = await api.tokenFor("validator");
    const first = (await api.ask(`${AT_CAEN}/queue`, { token })).json();
    const second = (
      await api.ask(`${AT_CAEN}/queue?after=${encodeURIComponent(first.next)}`, { token })
    ).json();
    const ids = [...first.items, ...second.items].map(({ file }) => file.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(first.items).toHaveLength(25);
    expect(second.items.length).toBeGreaterThan(1);

    const auditor = await api.tokenFor("auditor");
    const newest = (await api.ask(`${AT_CAEN}/journal?limit=2`, { token: auditor.token })).json();
    const older = (
      await api.ask(`${AT_CAEN}/journal?before=${newest.next}`, { token: auditor.token })
    ).json();
    expect(older.entries[0].position).toBeLessThan(newest.entries[1].position);
  });
});

describe("the queue’s `after` is not signed, and leads nowhere that the list does not", () => {
  test("made up, borrowed from a neighbour, or read by who has no queue: no file more than the list shows", async () => {
    for (let count = 0; count < 27; count++) await aSentFile(api.house, api.town.id);
    const { token } = await api.tokenFor("validator");
    const idsFrom = async (after: string | undefined, by = token, at = AT_CAEN): Promise<string[]> => {
      const ids: string[] = [];
      for (let from = after, isFirst = true; isFirst || from !== undefined; isFirst = false) {
        const query = from === undefined ? "" : `?after=${encodeURIComponent(from)}`;
        const answer = await api.ask(`${at}/queue${query}`, { token: by });
        if (answer.status !== 200) return [];
        const { items, next } = answer.json();
        ids.push(...items.map(({ file }: { file: { id: string } }) => file.id));
        from = next;
      }
      return ids;
    };
    const all = await idsFrom(undefined);
    expect(all.length).toBeGreaterThan(25);
    const zero = "00000000-0000-4000-8000-000000000000";
    const forged = [`arrivals~1970-01-01T00:00:00.000Z~${zero}`, `due~1970-01-01~${zero}`, "due~x~y", "~~"];
    for (const after of forged) {
      const seen = await idsFrom(after);
      expect([after, seen.filter((id) => !all.includes(id))]).toEqual([after, []]);
    }
    const { next } = (await api.ask(`${AT_CAEN}/queue`, { token })).json();
    const neighbour = await api.tokenFor("validator", api.group.id);
    for (const after of [next, ...forged])
      expect(await idsFrom(after, neighbour.token, "/authorities/caen-la-mer")).toEqual([]);
    const auditor = await api.tokenFor("auditor");
    for (const by of [neighbour.token, auditor.token]) expect(await idsFrom(next, by)).toEqual([]);
  });
});
