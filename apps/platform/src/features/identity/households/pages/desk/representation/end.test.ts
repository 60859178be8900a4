import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDesk, aPdfOf, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { isChildOf } from "../../../../../../frames/desk/testing/a-family.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";
import {
  createAccount,
  openSession,
  resolveSession,
  updateAccountEmail,
} from "../../../../../access/access/index.ts";
import { submitDocument } from "../../../../../enrolment/evidence/index.ts";
import {
  addRepresentation,
  householdsJobs,
  listRepresentatives,
  mayRepresent,
  type RepresentationId,
  validateRepresentation,
} from "../../../index.ts";

let desk: Desk;

beforeAll(async () => {
  desk = await aDesk([householdsJobs]);
});
afterAll(() => desk?.house.close());

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const page = (id: PersonId) => `/caen/agents/personnes/${id}`;
const seen = (id: PersonId) => `${page(id)}?motif=help_at_desk`;
const judgment = { cause: "court_decision", document: "original:court_decision", motif: "", lu: "on" };

const someone = (given_name: string, birthdate: string) =>
  aPerson(desk.house, desk.caen.id, { validated: { given_name, family_name: "Lemoine", birthdate } });

async function linkTo(represented: PersonId, by: PersonId): Promise<RepresentationId> {
  const system = desk.house.system(desk.caen.id);
  const edges = await listRepresentatives(system, represented);
  const edge = edges.find(({ representativeId }) => representativeId === by);
  if (!edge) throw new TypeError("nobody acts");
  return edge.id;
}

async function mayAct(by: PersonId, forPersonId: PersonId): Promise<boolean> {
  const system = desk.house.system(desk.caen.id);
  return system.transaction((tx) => mayRepresent(tx, system, { personId: by, forPersonId }));
}

/** Zoé, nine, of two parents; she has an account, opened by her father's address. */
async function aFamily() {
  const { house, caen } = desk;
  const [zoe, paul, anne] = [
    await someone("Zoé", "2017-09-02"),
    await someone("Paul", "1988-05-06"),
    await someone("Anne", "1990-05-06"),
  ];
  const agent = await desk.agent(["validator"]);
  for (const parent of [paul, anne]) await isChildOf(agent, { child: zoe.personId, parent: parent.personId });
  const system = house.system(caen.id);
  const token = await system.transaction(async (tx) => {
    for (const { personId } of [zoe, paul]) {
      await createAccount(tx, system, { personId });
      await updateAccountEmail(tx, system, personId, "paul@example.org");
    }
    return openSession(tx, system, { kind: "person", subjectId: zoe.personId, method: "email_link" });
  });
  const link = await linkTo(zoe.personId, paul.personId);
  return { zoe, paul, anne, token, link, form: `${page(zoe.personId)}/liens/${link}/fin` };
}

describe("the end of a representation, at the desk, without JavaScript", () => {
  test("a court took a father’s authority: what follows is told, he acts and enters no more, the mother does", async () => {
    const { zoe, paul, anne, token, form } = await aFamily();
    const agent = await desk.at(["reception", "validator"], "Camille Lefèvre");
    expect((await agent.open(seen(zoe.personId))).body).toContain(form);
    const asked = plain((await agent.open(form)).body);
    expect(asked).toContain("Paul Lemoine agit pour Zoé Lemoine (autorité parentale)");
    expect(asked).toContain("Si Paul Lemoine entrait dans le compte de Zoé Lemoine, cet accès se ferme");
    expect(asked).not.toContain("Plus personne n’agira");

    const empty = await agent.submit({});
    expect([empty.status, plain(empty.body)]).toEqual([422, expect.stringContaining("Cochez, ou revenez")]);
    const unread = await agent.submit({ ...judgment, document: "rien" });
    expect([unread.status, plain(unread.body)]).toEqual([
      422,
      expect.stringContaining("Il faut la décision de justice"),
    ]);
    expect(await mayAct(paul.personId, zoe.personId)).toBe(true);

    const done = await agent.submit({ ...judgment, motif: "Jugement du 3 novembre" });
    expect([done.status, done.body.includes(form)]).toEqual([200, false]);
    await desk.house.drain();
    expect(await mayAct(paul.personId, zoe.personId)).toBe(false);
    expect(await mayAct(anne.personId, zoe.personId)).toBe(true);
    const door = desk.house.as({ kind: "anonymous" }, desk.caen.id);
    expect(await resolveSession(door, token)).toBeUndefined();
    const told =
      "Représentation terminée : autorité parentale. Décision de justice. Motif : Jugement du 3 novembre.";
    for (const { personId } of [zoe, paul])
      expect(plain((await agent.open(seen(personId))).body), personId).toContain(told);
    expect((await agent.open(form)).url).toBe(seen(zoe.personId));
  });

  test("the decision may be a page that the child’s file keeps; nobody is left, and the form says so", async () => {
    const { zoe, paul, anne } = await aFamily();
    const agent = await desk.at(["reception", "validator"]);
    const documentId = await submitDocument(agent.context, {
      personId: zoe.personId,
      kind: "court_decision",
      fileName: "jugement.pdf",
      content: aPdfOf("jugement"),
    });
    for (const [parent, alone] of [
      [paul, false],
      [anne, true],
    ] as const) {
      const link = await linkTo(zoe.personId, parent.personId);
      const asked = plain((await agent.open(`${page(parent.personId)}/liens/${link}/fin`)).body);
      expect(asked.includes("Plus personne n’agira pour Zoé Lemoine")).toBe(alone);
      expect((await agent.submit({ ...judgment, document: `document:${documentId}` })).url).toContain(
        page(parent.personId),
      );
      expect(await mayAct(parent.personId, zoe.personId)).toBe(false);
    }
  });

  test("a power of attorney is withdrawn by who gave it: another reason, no account to close", async () => {
    const [madeleine, sophie] = [
      await someone("Madeleine", "1945-02-03"),
      await someone("Sophie", "1971-02-03"),
    ];
    const validator = await desk.agent(["validator"]);
    const id = await validator.transaction(async (tx) => {
      const between = { representativeId: sophie.personId, representedId: madeleine.personId };
      const link = await addRepresentation(tx, validator, {
        ...between,
        kind: "mandate",
        until: "2027-01-01",
      });
      await validateRepresentation(validator, { id: link, evidence: { kind: "mandate" } });
      return link;
    });
    const agent = await desk.at(["reception", "validator"]);
    const asked = plain((await agent.open(`${page(madeleine.personId)}/liens/${id}/fin`)).body);
    expect(asked).toContain("La personne représentée la retire");
    expect(asked).not.toContain("entrait dans le compte");
    const end = { cause: "revoked", document: "original:mandate", motif: "", lu: "on" };
    const done = plain((await agent.submit(end)).body);
    expect(done).toContain("Retirée par la personne représentée. Justificatif : Mandat ou procuration.");
    expect(await mayAct(sophie.personId, madeleine.personId)).toBe(false);
  });
});

describe("attacks", () => {
  test("who does not validate sees no link, no form, and ends nothing", async () => {
    const { zoe, paul, form } = await aFamily();
    for (const role of ["reception", "service_validator"] as const) {
      const agent = await desk.at([role]);
      expect((await agent.open(seen(zoe.personId))).body).not.toContain(form);
      expect((await agent.open(form)).status).toBe(403);
      expect((await agent.post(form, judgment)).status).toBe(403);
    }
    expect(await mayAct(paul.personId, zoe.personId)).toBe(true);
  });

  test("a validator of another town finds nobody; nor does one of ours, from somebody else’s page", async () => {
    const { zoe, paul, link } = await aFamily();
    const other = await desk.server.signedIn(await anAgent(desk.house, desk.honfleur.id, ["validator"]));
    await other.open("/honfleur/agents");
    const away = await other.post(`/honfleur/agents/personnes/${zoe.personId}/liens/${link}/fin`, judgment);
    expect(away.status).toBe(404);
    const stranger = await someone("Jules", "1980-01-01");
    const ours = await desk.at(["validator"]);
    await ours.open("/caen/agents");
    expect((await ours.post(`${page(stranger.personId)}/liens/${link}/fin`, judgment)).status).toBe(404);
    expect(await mayAct(paul.personId, zoe.personId)).toBe(true);
  });

  test("parental authority is not given back, and another child’s judgment ends nothing", async () => {
    const { zoe, paul, form } = await aFamily();
    const { zoe: another } = await aFamily();
    const agent = await desk.at(["validator"]);
    const documentId = await submitDocument(agent.context, {
      personId: another.personId,
      kind: "court_decision",
      fileName: "jugement.pdf",
      content: aPdfOf("autre jugement"),
    });
    await agent.open(form);
    for (const wrong of [{ cause: "renounced" }, { document: `document:${documentId}` }])
      expect((await agent.submit({ ...judgment, ...wrong })).status).toBe(422);
    expect(await mayAct(paul.personId, zoe.personId)).toBe(true);
  });

  test("nobody shows an original on the telephone: the link is not offered there", async () => {
    const { zoe, form } = await aFamily();
    const agent = await desk.at(["validator"]);
    expect((await agent.open(`${page(zoe.personId)}?motif=telephone`)).body).not.toContain(form);
  });
});
