import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor, Context } from "../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { aPublishedService } from "../../../testing/services.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { registerClient } from "../clients/index.ts";
import {
  acceptLink,
  confirmLink,
  declineLink,
  getLinkRequest,
  linksContribution,
  linksJobs,
  listLinks,
  readLink,
  removeLink,
  requestLink,
} from "./index.ts";

type Someone = Context & { readonly personId: PersonId };

let house: TestRuntime;
let caen: AuthorityId;
let portal: Context;
let library: Context;
let jeanne: Someone;
beforeAll(async () => {
  house = await testRuntime();
  caen = (await aTown(house, { slug: "caen" })).id;
  portal = await anApplication("portail");
  library = await anApplication("mediatheque");
});
beforeEach(async () => {
  jeanne = await aPerson(house, caen);
});
afterAll(() => house?.close());

const RETURN = "https://portail.example/retour";

async function anApplication(slug: string): Promise<Context> {
  const { id: serviceId } = await aPublishedService(house, caen, { slug });
  const manager = await anAgent(house, caen, ["service_manager"]);
  const wish = { serviceId, name: slug, redirectUris: [RETURN], authMethod: "client_secret_basic" } as const;
  const { clientId } = await registerClient(manager, wish);
  const actor: Actor = { kind: "client", clientId, serviceId, offeredBy: null };
  return house.as(actor, caen);
}

const wish = { reference: "4521", label: "Famille Lemoine", returnTo: RETURN, state: "state-of-the-browser" };
const iss = "http://localhost:3000/caen/oidc";

async function agreed(who: Context = jeanne, by = portal) {
  const ticket = await requestLink(by, wish);
  const back = new URL(await acceptLink(who, { ticket, iss }));
  return { ticket, back, code: back.searchParams.get("code") ?? "" };
}

const notValid = { code: "links.code_not_valid" };

describe("an account that the person had already", () => {
  test("is named to them, tied when they say yes and the application finishes, and read by it alone", async () => {
    const ticket = await requestLink(portal, wish);
    expect(await getLinkRequest(jeanne, ticket)).toEqual({
      clientName: "portail",
      account: "4521 (Famille Lemoine)",
      returnTo: RETURN,
    });
    const back = new URL(await acceptLink(jeanne, { ticket, iss }));
    expect([
      back.origin + back.pathname,
      back.searchParams.get("state"),
      back.searchParams.get("iss"),
    ]).toEqual([RETURN, wish.state, iss]);
    expect(await listLinks(jeanne)).toEqual([]);
    const code = back.searchParams.get("code") ?? "";
    const sub = await confirmLink(portal, { code, reference: "4521" });
    expect(await readLink(portal, { sub })).toBe("4521");
    await expect(readLink(library, { sub })).rejects.toMatchObject({ code: "links.not_linked" });
    expect(await listLinks(jeanne)).toMatchObject([
      { account: "4521 (Famille Lemoine)", linkedOn: "2026-11-24" },
    ]);
  });

  test("is another name in each service, and each keeps its own", async () => {
    const there = await confirmLink(portal, { code: (await agreed()).code, reference: "4521" });
    const { code } = await agreed(jeanne, library);
    const here = await confirmLink(library, { code, reference: "4521" });
    expect(here).not.toBe(there);
    expect(await listLinks(jeanne)).toHaveLength(2);
  });

  test("is undone by the person; the service no longer reads it; both parents may tie one family account", async () => {
    const paul = await aPerson(house, caen);
    const subs: string[] = [];
    for (const who of [jeanne, paul]) {
      subs.push(await confirmLink(portal, { code: (await agreed(who)).code, reference: "4521" }));
    }
    const [link] = await listLinks(jeanne);
    if (!link) throw new Error("nothing is tied");
    await removeLink(jeanne, link.serviceId);
    await removeLink(jeanne, link.serviceId);
    await expect(readLink(portal, { sub: subs[0] ?? "" })).rejects.toMatchObject({
      code: "links.not_linked",
    });
    expect(await readLink(portal, { sub: subs[1] ?? "" })).toBe("4521");
    const { entries } = await readPersonJournal(jeanne, jeanne.personId);
    expect(entries.map(({ action, data }) => linksContribution.journal[action]?.(data).fr)).toEqual([
      "Un compte relié chez « Médiathèque » ne l’est plus.",
      "Vous avez dit qu’un compte ouvert chez « Médiathèque » est le vôtre.",
    ]);
  });

  test("goes with the person, and waits ten minutes at most", async () => {
    const sub = await confirmLink(portal, { code: (await agreed()).code, reference: "4521" });
    const system = house.system(caen);
    await requestLink(portal, wish);
    house.clock.advance(11 * 60_000);
    await system.transaction(async (tx) => {
      await linksContribution.erasePerson(tx, system, jeanne.personId);
      expect(await linksContribution.purge(tx, system)).toBeGreaterThan(0);
    });
    await expect(readLink(portal, { sub })).rejects.toMatchObject({ code: "links.not_linked" });
  });
});

describe("nobody ties", () => {
  test("somebody else's account, by an address sent to them: their browser's code is for the account that asked", async () => {
    // The thief has account 7310, and lures Jeanne to its ticket; or steals the code of hers.
    const { code } = await agreed();
    await expect(confirmLink(portal, { code, reference: "7310" })).rejects.toMatchObject(notValid);
    await expect(confirmLink(portal, { code, reference: "4521" })).rejects.toMatchObject(notValid);
    expect(await listLinks(jeanne)).toEqual([]);
  });

  test("with a yes alone: until the application finishes, there is nothing", async () => {
    await agreed();
    expect(await listLinks(jeanne)).toEqual([]);
  });

  test("with a ticket or a code used, refused or too old", async () => {
    const { ticket, code } = await agreed();
    const late = { code: "links.ticket_not_valid" };
    await expect(acceptLink(jeanne, { ticket, iss })).rejects.toMatchObject(late);
    await expect(declineLink(jeanne, { ticket, iss })).rejects.toMatchObject(late);
    await confirmLink(portal, { code, reference: "4521" });
    await expect(confirmLink(portal, { code, reference: "4521" })).rejects.toMatchObject(notValid);
    const { code: old } = await agreed();
    house.clock.advance(6 * 60_000);
    await expect(confirmLink(portal, { code: old, reference: "4521" })).rejects.toMatchObject(notValid);
    const refused = await requestLink(portal, wish);
    const back = new URL(await declineLink(jeanne, { ticket: refused, iss }));
    expect([back.searchParams.get("error"), back.searchParams.get("code")]).toEqual(["access_denied", null]);
    await expect(getLinkRequest(jeanne, refused)).rejects.toMatchObject({ code: "links.ticket_not_valid" });
  });

  test("in the name of another application, or back to an address that is not its own", async () => {
    const { code } = await agreed();
    await expect(confirmLink(library, { code, reference: "4521" })).rejects.toMatchObject(notValid);
    await expect(requestLink(portal, { ...wish, returnTo: "https://pirate.example/" })).rejects.toMatchObject(
      {
        code: "links.return_not_registered",
      },
    );
    await expect(requestLink(jeanne, wish)).rejects.toMatchObject({ code: "request.forbidden" });
    await expect(acceptLink(portal, { ticket: await requestLink(portal, wish), iss })).rejects.toMatchObject({
      code: "request.forbidden",
    });
  });

  test("in the take-out of somebody else: it is refused", async () => {
    await confirmLink(portal, { code: (await agreed()).code, reference: "4521" });
    const own = await jeanne.transaction((tx) => linksContribution.exportPerson(tx, jeanne, jeanne.personId));
    expect(own).toEqual({
      comptes_relies: [{ compte: "4521 (Famille Lemoine)", relie_le: "2026-11-24" }],
    });
    const stranger = await aPerson(house, caen);
    await expect(
      stranger.transaction((tx) => linksContribution.exportPerson(tx, stranger, jeanne.personId)),
    ).rejects.toMatchObject({ code: "households.cannot_act_for" });
  });

  test("past the use cases, in SQL: a person lists no row and writes none, and a dump names nobody", async () => {
    await confirmLink(portal, { code: (await agreed()).code, reference: "4521" });
    const settings = `set ardeco.authority = '${caen}'; set ardeco.actor_kind = 'person'; set ardeco.actor_id = '${jeanne.personId}';`;
    const listed = await jeanne.transaction((tx) => sql`select subject from account_link`.execute(tx));
    expect(listed.rows).toEqual([]);
    await house.sqlAs(
      "application",
      `${settings} insert into account_link select authority_id, provider_id, service_id, 'x', sealed, linked_on from account_link`,
    );
    const rows = await house.sqlAs<{ row: string }>(
      "owner",
      "select to_jsonb(account_link)::text as row from account_link",
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain(jeanne.personId);
    expect(rows.some(({ row }) => row.includes('"x"'))).toBe(false);
  });
});

test("an unknown application is nobody", async () => {
  const actor: Actor = {
    kind: "client",
    clientId: parseId<"client">("00000000-0000-4000-8000-000000000000"),
    serviceId: parseId<"service">("00000000-0000-4000-8000-000000000000"),
    offeredBy: null,
  };
  await expect(requestLink(house.as(actor, caen), wish)).rejects.toMatchObject({ code: "request.forbidden" });
});

test("what a parent tied in a child’s name, or was tying, is not the young adult’s once they have the account", async () => {
  const emma = await aPerson(house, caen, { validated: { given_name: "Emma", birthdate: "2008-11-26" } });
  const other = await aPerson(house, caen);
  const { code: kept } = await agreed(other);
  const hers = await confirmLink(portal, { code: kept, reference: "4521" });
  const { code: done } = await agreed(emma);
  const sub = await confirmLink(portal, { code: done, reference: "4521" });
  const { code: waiting } = await agreed(emma, library);
  const forget = linksJobs.handlers["links.forget_links"];
  const system = house.system(caen);
  await forget?.run(system, { personId: emma.personId });
  await forget?.run(system, { personId: emma.personId });
  await expect(readLink(portal, { sub })).rejects.toMatchObject({ code: "links.not_linked" });
  await expect(confirmLink(library, { code: waiting, reference: "4521" })).rejects.toMatchObject(notValid);
  expect(await readLink(portal, { sub: hers })).toBe("4521");
  expect(linksJobs.listens).toMatchObject({ "households.account_handed_over": "links.forget_links" });
});
