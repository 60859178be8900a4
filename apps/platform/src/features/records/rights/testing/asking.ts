import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Context } from "../../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { anAgent, aPerson } from "../../../../testing/builders.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import { createAccount, updateAccountEmail } from "../../../access/access/index.ts";
import {
  addRepresentation,
  type GuardianshipMeasure,
  type RepresentationId,
  type RepresentationKind,
  validateRepresentation,
} from "../../../identity/households/index.ts";
import { createDeclaration, createPerson, validateElement } from "../../../identity/identity/index.ts";
import { listPersonMessages } from "../../../messaging/notifications/index.ts";
import { type PersonRight, requestErasure, submitRightRequest } from "../index.ts";

export type Someone = Context & { readonly personId: PersonId };

interface Where {
  readonly house: TestRuntime;
  readonly town: AuthorityId;
}

/**
 * People of a town who ask for their rights; what holds them is read at each call, since a test opens it
 * before it begins.
 */
export function asking(where: () => Where) {
  const house = () => where().house;
  const town = () => where().town;

  const people = peopleOf(where);

  const fresh = () => parseId<"rights_request">(randomUUID());

  const here = (person: Someone) =>
    ({ actor: person.actor, method: "email_link", createdAt: house().clock.now() }) as const;

  const asks = (
    person: Someone,
    right: Exclude<PersonRight, "erasure" | "restriction">,
    text = "Le wombat de la cantine ?",
  ) => submitRightRequest(person, { id: fresh(), personId: person.personId, right, text });

  const wantsErasure = (person: Someone, personId = person.personId) =>
    requestErasure(person, { id: fresh(), personId, text: "", session: here(person) });

  async function messagesTo(person: Someone): Promise<readonly string[]> {
    expect(await house().drain()).toMatchObject({ failed: 0 });
    const all = await listPersonMessages(person, person.personId);
    return all.map(({ subject }) => subject);
  }

  const night = async (job: string) => {
    const system = house().system(town());
    const data = { authorityId: town(), requestId: randomUUID() };
    await system.transaction((tx) => system.ports.jobs.send(tx, job, data));
    expect(await house().drain()).toMatchObject({ failed: 0 });
  };

  async function wasNotMe({ personId }: Someone, since: Date): Promise<void> {
    const system = house().system(town());
    const undone = { authorityId: town(), requestId: randomUUID(), personId };
    await system.transaction((tx) =>
      system.ports.events.emit(tx, "recovery.undone", { ...undone, since: since.toISOString() }),
    );
    expect(await house().drain()).toMatchObject({ failed: 0 });
  }

  return { ...people, asks, fresh, here, messagesTo, night, wantsErasure, wasNotMe };
}

const proven = {
  mandate: "mandate",
  parental_authority: "family_record_book",
  guardianship: "court_decision",
} as const;

/** Those who ask, and whom they act for. */
function peopleOf(where: () => Where) {
  const house = () => where().house;
  const town = () => where().town;

  async function somebody(birthdate = "1980-05-06"): Promise<Someone> {
    const person = await aPerson(house(), town(), {
      validated: { given_name: "Aïcha", family_name: "Numbat", birthdate },
    });
    const email = `${randomUUID()}@courriel.example`;
    const { personId } = person;
    const system = house().system(town());
    await system.transaction(async (tx) => {
      await createAccount(tx, system, { personId });
      // Read there: an address that nobody proved to read tells nobody.
      await updateAccountEmail(tx, system, personId, email);
    });
    return person;
  }

  async function childOf(parent: Someone, birthdate: string): Promise<PersonId> {
    const agent = await anAgent(house(), town(), ["reception", "validator"]);
    const personId = parseId<"person">(randomUUID());
    await agent.transaction(async (tx) => {
      await createPerson(tx, agent, { id: personId, createdBy: parent.personId });
      await createDeclaration(tx, agent, {
        personId,
        name: "birthdate",
        value: birthdate,
        saidBy: parent.personId,
      });
      const evidence = { kind: "family_record_book" } as const;
      await validateElement(tx, agent, { personId, name: "birthdate", method: "original_seen", evidence });
    });
    await represents(parent.personId, personId, "parental_authority");
    return personId;
  }

  /** @returns what ties them */
  async function represents(
    by: PersonId,
    whom: PersonId,
    kind: RepresentationKind,
    measure?: GuardianshipMeasure,
  ): Promise<RepresentationId> {
    const agent = await anAgent(house(), town(), ["reception", "validator"]);
    return agent.transaction(async (tx) => {
      const until = kind === "mandate" ? { until: "2027-06-01" } : {};
      const id = await addRepresentation(tx, agent, {
        representativeId: by,
        representedId: whom,
        kind,
        ...until,
        ...(measure ? { measure } : {}),
      });
      await validateRepresentation(agent, { id, evidence: { kind: proven[kind] } });
      return id;
    });
  }

  return { childOf, represents, somebody };
}
