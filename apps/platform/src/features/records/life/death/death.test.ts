import { GRANT_WITHDRAWN } from "@ardeco/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contributions } from "../../../../app.ts";
import { buildJournalFormatter } from "../../../../composition/journal-words.ts";
import type { Context } from "../../../../kernel/context.ts";
import { anAgent, aPerson, aTown } from "../../../../testing/builders.ts";
import {
  asks,
  type ConsentStory,
  consentStory,
  type Someone,
  says,
  within,
} from "../../../../testing/consents.ts";
import { aReceiver, type Receiver } from "../../../../testing/receiver.ts";
import {
  createAccount,
  findAccount,
  openSession,
  requestSignInLinks,
  resolveSession,
} from "../../../access/access/index.ts";
import { definePeopleJobs } from "../../../compliance/people/index.ts";
import { clientsJobs, registerClient } from "../../../consent/clients/index.ts";
import { acceptConsent, consentJobs } from "../../../consent/consent/index.ts";
import {
  computeSituation,
  listSubscriptions,
  subscriptionsJobs,
} from "../../../consent/subscriptions/index.ts";
import { getFile } from "../../../enrolment/enrolment/index.ts";
import { aSentFile } from "../../../enrolment/enrolment/testing/a-file.ts";
import {
  addRepresentation,
  createHousehold,
  listHouseholds,
  listRepresentatives,
  mayRepresent,
  validateRepresentation,
} from "../../../identity/households/index.ts";
import { findPerson } from "../../../identity/identity/index.ts";
import {
  confirmAddress,
  openRecoveryCode,
  recoveryJobs,
  requestAddressChange,
} from "../../../identity/recovery/index.ts";
import { recovering, tokenIn } from "../../../identity/recovery/testing/recovering.ts";
import {
  listLetters,
  listPersonMessages,
  notificationsJobs,
  notify,
} from "../../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../../trust/audit/index.ts";
import { cancelDeath, findDeath, recordDeath } from "../index.ts";

let story: ConsentStory;
let receiver: Receiver;
let validator: Context;

beforeAll(async () => {
  story = await consentStory([
    consentJobs,
    subscriptionsJobs,
    clientsJobs,
    notificationsJobs,
    recoveryJobs,
    definePeopleJobs(contributions),
  ]);
  validator = await anAgent(story.house, story.caen, ["validator"]);
});
afterAll(() => story?.house.close());
beforeEach(async () => {
  story.house.clock.set("2026-11-24T08:00:00Z");
  receiver = await aReceiver();
  return () => receiver.close();
});

/** Madeleine, 81, and her daughter Sophie, who acts for her with a mandate. */
async function aFamily() {
  const { house, caen } = story;
  const madeleine = await aPerson(house, caen, {
    validated: {
      given_name: "Madeleine",
      family_name: "Roussel",
      birthdate: "1945-02-03",
      email: "m@example.org",
    },
  });
  const sophie = await aPerson(house, caen, { validated: { given_name: "Sophie", family_name: "Roussel" } });
  await within(validator, async (tx) => {
    await createAccount(tx, validator, { personId: sophie.personId, email: "sophie@example.org" });
    const id = await addRepresentation(tx, validator, {
      representativeId: sophie.personId,
      representedId: madeleine.personId,
      kind: "mandate",
      until: "2027-06-30",
    });
    await validateRepresentation(validator, { id, evidence: { kind: "mandate" } });
  });
  await within(madeleine, (tx) =>
    createHousehold(tx, madeleine, {
      members: [{ personId: madeleine.personId, role: "adult", sharePercent: 100 }],
    }),
  );
  return { madeleine, sophie };
}

async function aService() {
  const service = await story.a("Portage de repas", [asks("email", { required: true })]);
  const manager = await anAgent(story.house, story.caen, ["service_manager"]);
  await registerClient(manager, {
    serviceId: service.id,
    name: "Logiciel",
    redirectUris: ["https://repas.example/retour"],
    eventsUri: receiver.url,
    authMethod: "client_secret_basic",
  });
  return service;
}

const told = () =>
  receiver.received.map(({ token }) => {
    const { events } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as {
      events: object;
    };
    return Object.entries(events)[0];
  });
const system = () => story.house.system(story.caen);
const messagesTo = async (who: Someone) =>
  (await listPersonMessages(system(), who.personId)).map(({ subject }) => subject.replaceAll("\u00a0", " "));
const dies = (who: Someone, by = validator) =>
  recordDeath(by, { personId: who.personId, diedOn: "2026-11-20" });

describe("a death is recorded on its certificate", () => {
  test("services, links, household, ways in and letters stop at once; who represented them is told", async () => {
    const { madeleine, sophie } = await aFamily();
    const grant = await says({ granted: ["email"] }, madeleine, await aService());
    await story.house.drain();
    await within(system(), (tx) =>
      notify(tx, system(), {
        personId: madeleine.personId,
        template: "subscription_news",
        data: { service: "Repas", news: "resumed" },
      }),
    );
    await dies(madeleine);
    await dies(madeleine);
    await story.house.drain();

    expect(told().at(-1)).toEqual([
      GRANT_WITHDRAWN,
      { grant_id: grant.id, withdrawn_on: "2026-11-24", initiated_by: "authority", reason: "death" },
    ]);
    expect(told().filter((event) => event?.[0] === GRANT_WITHDRAWN)).toHaveLength(1);
    const [held] = await listSubscriptions(system(), madeleine.personId);
    expect(held && computeSituation(held)).toEqual({ state: "closed", reason: "death" });
    await within(system(), async (tx) => {
      const acting = { personId: sophie.personId, forPersonId: madeleine.personId };
      expect(await mayRepresent(tx, system(), acting)).toBe(false);
      expect(await listHouseholds(tx, system(), madeleine.personId)).toEqual([]);
      expect((await findPerson(tx, system(), madeleine.personId))?.status).toBe("deceased");
    });
    expect(await messagesTo(madeleine)).toEqual([]);
    expect(await messagesTo(sophie)).toEqual(["Madeleine Roussel : un décès a été enregistré"]);
  });

  test("nothing leaves in the dead person's name afterwards, by e-mail or on paper", async () => {
    const { madeleine } = await aFamily();
    await dies(madeleine);
    await story.house.drain();
    const mails = story.house.mails.length;
    await within(system(), (tx) =>
      notify(tx, system(), {
        personId: madeleine.personId,
        template: "subscription_news",
        data: { service: "Repas", news: "suspended", reason: "incomplete" },
      }),
    );
    await story.house.drain();
    expect(await messagesTo(madeleine)).toEqual([]);
    expect(story.house.mails).toHaveLength(mails);
    const letters = await listLetters(validator);
    expect(letters.filter(({ personId }) => personId === madeleine.personId)).toEqual([]);
  });

  test("a session, and the address, open nothing any more", async () => {
    const { house, caen } = story;
    const karim = await aPerson(house, caen, { validated: { given_name: "Karim" } });
    await within(system(), (tx) =>
      createAccount(tx, system(), { personId: karim.personId, email: "karim@example.org" }),
    );
    const token = await within(system(), (tx) =>
      openSession(tx, system(), { kind: "person", subjectId: karim.personId, method: "email_link" }),
    );
    const anybody = house.as({ kind: "anonymous" }, caen);
    expect(await resolveSession(anybody, token)).toBeDefined();
    await dies(karim);
    expect(await resolveSession(anybody, token)).toBeUndefined();
    const found: unknown[] = [];
    await requestSignInLinks(
      anybody,
      { email: "karim@example.org", door: "person" },
      async (_tx, _system, links) => {
        found.push(...links);
      },
    );
    expect(found).toEqual([]);
  });
});

test("an address and a recovery under way end with it, and give nobody a way in once the error is found", async () => {
  const at = recovering(story.house, story.caen);
  const luc = await at.aMember("luc@example.org");
  await requestAddressChange(luc, { session: at.signedIn(luc), email: "heritier@example.org" });
  const confirm = tokenIn((await at.messages()).find(({ to }) => to === "heritier@example.org")?.text);
  const { code } = await at.opened(validator, luc);
  await dies(luc);
  await expect(confirmAddress(at.door(), confirm)).rejects.toMatchObject({ code: "recovery.link_not_valid" });
  await expect(
    requestAddressChange(luc, { session: at.signedIn(luc), email: "autre@example.org" }),
  ).rejects.toMatchObject({
    code: "recovery.no_account",
  });
  await cancelDeath(validator, { personId: luc.personId, reason: "Erreur de fiche" });
  await expect(confirmAddress(at.door(), confirm)).rejects.toMatchObject({ code: "recovery.link_not_valid" });
  await expect(openRecoveryCode(at.door(), code)).rejects.toMatchObject({
    code: "recovery.code_not_valid",
  });
  await at.daysPass(4);
  expect(await at.addressOf(luc)).toBe("luc@example.org");
});

test("a file under way is closed with its reason; in error, the journal says to send it again", async () => {
  const { house, caen } = story;
  const jeanne = await aSentFile(house, caen);
  const fileOf = () => getFile(system(), jeanne.fileId);
  await dies(jeanne);
  await dies(jeanne);
  expect((await fileOf()).state).toBe("withdrawn");
  const lines = async () => {
    const { entries } = await readPersonJournal(system(), jeanne.personId);
    const tell = buildJournalFormatter(contributions);
    return entries.map((entry) => tell(entry).fr);
  };
  expect((await lines()).filter((line) => line.includes("un décès a été enregistré"))).toHaveLength(1);
  await cancelDeath(validator, { personId: jeanne.personId, reason: "Homonyme" });
  expect((await fileOf()).state).toBe("withdrawn");
  expect((await lines())[0]).toContain("refaites-la");
});

describe("recorded in error", () => {
  test("the person and their links are as before; services take a new yes; they are told, with apologies", async () => {
    const { madeleine, sophie } = await aFamily();
    const service = await aService();
    await says({ granted: ["email"] }, madeleine, service);
    await dies(madeleine);
    await expect(cancelDeath(validator, { personId: madeleine.personId, reason: " " })).rejects.toThrow(
      "life.reason_needed",
    );
    await cancelDeath(validator, { personId: madeleine.personId, reason: "Homonyme" });
    await story.house.drain();
    await within(system(), async (tx) => {
      const acting = { personId: sophie.personId, forPersonId: madeleine.personId };
      expect(await mayRepresent(tx, system(), acting)).toBe(true);
      expect(await listHouseholds(tx, system(), madeleine.personId)).toHaveLength(1);
      expect((await findPerson(tx, system(), madeleine.personId))?.status).toBe("draft");
      expect((await findAccount(tx, system(), madeleine.personId))?.closedOn).toBeUndefined();
    });
    expect(await messagesTo(madeleine)).toEqual(["Une erreur nous concernant : nos excuses"]);
    await says({ granted: ["email"] }, madeleine, service);
    await expect(cancelDeath(validator, { personId: madeleine.personId, reason: "Encore" })).rejects.toThrow(
      "life.no_death",
    );
  });

  test("a relative who died meanwhile is tied to nobody again", async () => {
    const { madeleine, sophie } = await aFamily();
    await dies(madeleine);
    await dies(sophie);
    await cancelDeath(validator, { personId: madeleine.personId, reason: "Homonyme" });
    const tied = await listRepresentatives(system(), madeleine.personId);
    expect(tied).toEqual([]);
  });

  test("until the clock runs out: then everything is erased, key included", async () => {
    const { madeleine } = await aFamily();
    await dies(madeleine);
    const erase = definePeopleJobs(contributions).handlers["people.erase_deceased"];
    story.house.clock.set("2028-11-24T08:00:00Z");
    await erase?.run(system(), {});
    const known = async () => (await findDeath(system(), madeleine.personId)) !== undefined;
    expect(await known()).toBe(true);
    story.house.clock.set("2028-11-25T08:00:00Z");
    await expect(cancelDeath(validator, { personId: madeleine.personId, reason: "Tard" })).rejects.toThrow(
      "life.too_late",
    );
    await erase?.run(system(), {});
    expect(await known()).toBe(false);
    const keys = await story.house.sqlAs("owner", "select from person_key where person_id = $1", [
      madeleine.personId,
    ]);
    expect(keys).toEqual([]);
  });
});

describe("attacks", () => {
  test("only a validator of the town records it", async () => {
    const { madeleine, sophie } = await aFamily();
    const stranger = await aTown(story.house, { slug: "honfleur-deces", officialCode: "14333" });
    for (const by of [
      await anAgent(story.house, story.caen, ["reception"]),
      await anAgent(story.house, story.caen, ["service_validator"]),
      await anAgent(story.house, story.caen, ["service_manager", "authority_administrator"]),
      sophie,
      madeleine,
    ])
      await expect(dies(madeleine, by)).rejects.toThrow("access.capability_missing");
    const elsewhere = await anAgent(story.house, stranger.id, ["validator"]);
    await expect(dies(madeleine, elsewhere)).rejects.toThrow("identity.unknown_person");
    const person = await within(system(), (tx) => findPerson(tx, system(), madeleine.personId));
    expect(person?.status).not.toBe("deceased");
  });

  test("a date to come, or before the birth, is refused", async () => {
    const { madeleine } = await aFamily();
    for (const diedOn of ["2026-11-25", "1945-02-02"])
      await expect(recordDeath(validator, { personId: madeleine.personId, diedOn })).rejects.toThrow(
        "life.death_date",
      );
  });

  test("nobody opens a service in the name of somebody who died", async () => {
    const { madeleine } = await aFamily();
    const service = await aService();
    await dies(madeleine);
    const yes = { personId: madeleine.personId, serviceId: service.id, version: service.version };
    await expect(acceptConsent(validator, { ...yes, granted: ["email"], refused: [] })).rejects.toThrow(
      "households.cannot_act_for",
    );
  });

  test("the application role changes no row of a death, and an agent writes none", async () => {
    const { madeleine } = await aFamily();
    await dies(madeleine);
    await expect(
      story.house.sqlAs("application", "update death set recorded_on = '2030-01-01'"),
    ).rejects.toThrow("permission denied");
    const rows = await story.house.sqlAs("application", "select * from death");
    expect(rows).toEqual([]);
  });
});
