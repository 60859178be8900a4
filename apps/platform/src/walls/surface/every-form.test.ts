import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type StaffRole, staffRoles } from "../../kernel/context.ts";
import { anAgent, aPerson } from "../../testing/builders.ts";
import { addressIn } from "../testing/address-in.ts";
import {
  type Agents,
  agentsByRole,
  aPoster,
  type EveryForm,
  everyForm,
  type Poster,
} from "../testing/every-form.ts";
import { type Fields, forms } from "../testing/forms-of-agents.ts";
import { takeWrites, watchWrites } from "../testing/written.ts";

// A form that nobody listed fails here: whoever adds one says which roles may post it.

/** Fields that name a thing of the town, where no path does. */
const ours = ["delegation", "signalement", "token", "job"] as const;

/**
 * Those of the door open or close a session, and one's own keys and sessions are one's own: they are
 * anybody's. Those of the sandbox exist in no town (frames/sandbox/attacks.test.ts).
 */
const isOfAgents = (path: string) =>
  /^\/(agents|administration)\//.test(path) &&
  !/^\/agents\/(connexion|deconnexion|delegations|securite)/.test(path) &&
  !path.startsWith("/administration/bac-a-sable");

/**
 * No page of ours leads there: a payment service calls it, and what it says is asked again; it finds nothing
 * to ask about here.
 */
const calledByPrograms = "/paiements/notification";

let all: EveryForm;
let agents: Agents;
let abroad: Agents;
/** The same roles, by a link sent to the agent's address. */
let byLink: Agents;
/** Nobody, a person of the town, and an agent of the agglomération with its cookie carried here by hand. */
let strangers: readonly Poster[];
let people: { readonly person: Poster; readonly agent: Poster };

beforeAll(async () => {
  all = await everyForm();
  agents = await agentsByRole(all, all.town);
  abroad = await agentsByRole(all, all.group);
  byLink = await agentsByRole(all, all.town, "email_link");
  const { house, server, town, group } = all;
  const carried = await server.signedIn(await anAgent(house, group.id, ["validator"]));
  carried.cookies.set("ardeco_agent", carried.cookies.get("ardeco_agent", "/caen-la-mer") ?? "", "/caen");
  const person = await server.signedIn(await aPerson(house, town.id));
  const door = "/caen/agents/connexion";
  strangers = [
    await aPoster(server, server.visitor(), door),
    await aPoster(server, person, door),
    await aPoster(server, carried, door),
  ];
  people = {
    person: await aPoster(server, person, "/caen/espace/securite"),
    agent: await aPoster(
      server,
      await server.signedIn(await anAgent(house, town.id, [...staffRoles])),
      "/caen/administration",
    ),
  };
  await watchWrites(house);
});
afterAll(() => all?.house.close());

async function postAs(from: Agents, role: StaffRole | "none", url: string, fields: Fields) {
  const poster = from.get(role);
  if (!poster) throw new Error(`nobody is ${role}`);
  return poster.post(url, fields);
}

/** The path with the town's own things in it: each name is one that the table's roles can act upon. */
const addressOf = (path: string, slug = "caen") => addressIn(all, path, slug);

async function fieldsOf(path: string): Promise<Fields> {
  const { things, house, town } = all;
  const [now] = await house.sqlAs<{ version: number; element: string }>(
    "owner",
    `select f.version, e.id as element from enrolment_file f join element e on e.person_id = f.person_id and e.name = 'address'
     where f.id = $1`,
    [things.file],
  );
  const known: Fields = {
    AGENT: things.agent,
    SERVICE: things.service,
    SESSION: things.activitySession,
    BOOKING: things.booking,
    OLD_CARD: things.oldCard,
    OLD_CARD_FILE: things.oldCardFile,
    DESK: town.deskId,
    DELEGATION: things.delegation,
    MODEL: things.model,
    COMPLAINT: things.complaint,
    TOKEN: things.token,
    VERSION: String(now?.version),
    ELEMENT: now?.element ?? "",
    PHONE: things.phone,
    PERSON: things.person.personId,
  };
  const wanted = Object.entries(forms[path]?.fields ?? {});
  return Object.fromEntries(wanted.map(([name, value]) => [name, known[value] ?? value]));
}

/** Who reads, and who was refused, is written down for it: the journal, and when a session was last seen. */
const readersLeaveATrace: ReadonlySet<string> = new Set([
  // Numbers that are of none are counted, by whoever typed them.
  "old_card_miss",
  "journal_entry",
  "journal_leaf",
  "journal_waiting",
  "session",
]);

/**
 * What was changed since this was last asked, row by row, as the database noted it: a refused form changes
 * nothing.
 */
async function listChanges(): Promise<readonly string[]> {
  const changes = (await takeWrites(all.house)).flatMap((written) => written.changes);
  return [...new Set(changes)].filter((change) => !readersLeaveATrace.has(change.split(" ")[1] ?? ""));
}

test("every form of agents is in the table, and nothing else is", () => {
  expect(
    Object.keys(forms).sort(),
    "walls/testing/forms-of-agents.ts says who may post each form, and what it takes to reach the decision; an id of a path comes from address-in.ts and every-thing.ts of the same folder",
  ).toEqual(all.paths.filter(isOfAgents));
});

test("a change to any table is noted, and a form that goes through is", async () => {
  const [unwatched] = await all.house.sqlAs<{ tables: string[] | null }>(
    "owner",
    `select array_agg(tablename::text) as tables from pg_tables where schemaname = 'public' and not exists (
       select from pg_trigger where tgrelid = format('public.%I', tablename)::regclass and tgname = 'zz_watched')`,
  );
  expect(unwatched?.tables).toBe(null);
  const path = "/administration/guichets/:desk";
  const renamed = { ...(await fieldsOf(path)), name: "Accueil du public" };
  for (const stranger of strangers) expect((await stranger.post(addressOf(path), renamed)).status).toBe(401);
  expect(await listChanges()).toEqual([]);
  expect((await people.agent.post(addressOf(path), renamed)).status).toBe(303);
  expect(await listChanges()).toContain("update desk");
});

describe.each(Object.entries(forms))("%s", (path, { may, fields: named = {} }) => {
  const others = [...staffRoles.filter((role) => !may.includes(role)), "none" as const];

  test("is refused to every other role, and changes nothing", async () => {
    const fields = await fieldsOf(path);
    for (const role of others) {
      const { status, code } = await postAs(agents, role, addressOf(path), fields);
      expect([403, 404], `${role}: ${status} ${code}`).toContain(status);
      expect(code, role).not.toBe("request.form_expired");
    }
    expect(await listChanges()).toEqual([]);
  });

  test("is refused, with what to do, to who reads the agent's mailbox and has only a link by e-mail", async () => {
    const fields = await fieldsOf(path);
    for (const role of may.filter((one) => one !== "reception")) {
      const answer = await postAs(byLink, role, addressOf(path), fields);
      expect(answer, role).toEqual({ status: 403, code: "access.strong_sign_in_required" });
    }
    expect(await listChanges()).toEqual([]);
  });

  test("is refused to who is no agent of the town", async () => {
    const fields = await fieldsOf(path);
    for (const stranger of strangers) {
      expect((await stranger.post(addressOf(path), fields)).status).toBe(401);
    }
    expect(await listChanges()).toEqual([]);
  });

  // Other forms name nothing that could be another's.
  if (!path.includes(":") && !ours.some((name) => name in named)) return;
  test("finds nothing of ours from another authority, with the right role there", async () => {
    const fields = await fieldsOf(path);
    for (const role of may) {
      const { status, code } = await postAs(abroad, role, addressOf(path, "caen-la-mer"), fields);
      expect([403, 404], `${role}: ${status} ${code}`).toContain(status);
      expect(code, role).not.toBe("request.form_expired");
    }
    expect(await listChanges()).toEqual([]);
  });
});

test("every form of every page is refused without its token, with somebody else's, and from elsewhere", async () => {
  expect(all.paths.length).toBeGreaterThan(80);
  for (const path of all.paths.filter((one) => one !== calledByPrograms)) {
    const [poster, other] = /^\/(agents|administration)/.test(path)
      ? [people.agent, agents.get("validator")]
      : [people.person, strangers[0]];
    for (const wish of [{ token: null }, { token: other?.token ?? "" }, { origin: "https://evil.example" }]) {
      const answer = await poster.post(addressOf(path), {}, wish);
      expect(answer, path).toEqual({ status: 403, code: "request.form_expired" });
    }
  }
  const called = await people.person.post(addressOf(calledByPrograms), { idop: "rien" }, { token: null });
  expect(called).toEqual({ status: 404, code: "payments.unknown" });
  expect(await listChanges()).toEqual([]);
});

// Last, because these go through: the fields above do reach the decision, on something that is there.
test.each(Object.entries(forms))("%s is open to the roles listed", async (path, { may }) => {
  for (const role of may) {
    const { status, code } = await postAs(agents, role, addressOf(path), await fieldsOf(path));
    expect(status, `${role}: ${code}`).toBeLessThan(500);
    expect([401, 403, 404], `${role}: ${code}`).not.toContain(status);
  }
});
