import type { Context } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId, ServiceId } from "../../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../../testing/builders.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import { readPersonJournal } from "../../../trust/audit/index.ts";
import { createDeclaration, validateElement } from "../../identity/index.ts";
import {
  addRepresentation,
  createRepresentedPerson,
  mayRepresent,
  validateRepresentation,
} from "../index.ts";
import type { Act, RepresentationId } from "../representation.ts";

export type Someone = Context & { readonly personId: PersonId };

interface Child {
  readonly personId: PersonId;
  readonly representationId: RepresentationId;
}

/** What stories about families say, in one town with one agent who may enrol and decide. */
export interface Families {
  readonly authorityId: AuthorityId;
  readonly agent: Context;
  someone(givenName: string, birthdate?: string): Promise<Someone>;
  /** Whose birth date an agent checked. */
  aChildOf(parent: Someone, birthdate?: string): Promise<Child>;
  /** Whose birth date nobody checked. */
  declareChild(parent: Someone, birthdate?: string): Promise<Child>;
  check(who: PersonId): Promise<void>;
  validate(
    id: RepresentationId,
    kind: "family_record_book" | "court_decision" | "mandate",
    until?: string,
  ): Promise<void>;
  /** An agent sets up the link of a second parent, whom nobody let declare it alone. */
  alsoParent(parent: Someone, child: PersonId): Promise<RepresentationId>;
  may(who: Someone, forPersonId: PersonId, more?: { act?: Act; serviceId?: ServiceId }): Promise<boolean>;
  journalOf(personId: PersonId): Promise<string[]>;
}

export async function families(house: TestRuntime): Promise<Families> {
  const { id: authorityId } = await aTown(house, { slug: "caen" });
  const agent = await anAgent(house, authorityId, ["reception", "validator"]);
  const validate: Families["validate"] = (id, kind, until) =>
    validateRepresentation(agent, { id, evidence: { kind }, ...(until ? { until } : {}) });
  const check = (personId: PersonId) =>
    agent.transaction(async (tx) => {
      const evidence = { kind: "family_record_book" } as const;
      await validateElement(tx, agent, { personId, name: "birthdate", method: "original_seen", evidence });
    });
  return {
    authorityId,
    agent,
    validate,
    check,
    someone: (givenName, birthdate) =>
      aPerson(house, authorityId, {
        declared: { given_name: givenName },
        ...(birthdate ? { validated: { birthdate } } : {}),
      }),
    declareChild,
    aChildOf: async (parent, birthdate) => {
      const child = await declareChild(parent, birthdate);
      await check(child.personId);
      return child;
    },
    alsoParent: async (parent, child) => {
      const id = await agent.transaction((tx) =>
        addRepresentation(tx, agent, {
          representativeId: parent.personId,
          representedId: child,
          kind: "parental_authority",
        }),
      );
      await validate(id, "family_record_book");
      return id;
    },
    may: (who, forPersonId, more = {}) =>
      who.transaction((tx) => mayRepresent(tx, who, { personId: who.personId, forPersonId, ...more })),
    journalOf: async (personId) => {
      const person = house.as({ kind: "person", personId }, authorityId);
      const { entries } = await readPersonJournal(person, personId);
      return entries.map((entry) => entry.action);
    },
  };
}

async function declareChild(parent: Someone, birthdate = "2018-03-02") {
  return parent.transaction(async (tx) => {
    const child = await createRepresentedPerson(tx, parent, {
      representativeId: parent.personId,
      kind: "parental_authority",
    });
    await createDeclaration(tx, parent, { personId: child.personId, name: "birthdate", value: birthdate });
    return child;
  });
}
