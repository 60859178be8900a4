import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import { anAgent, aPerson } from "../../../../testing/builders.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import { createAccount } from "../../../access/access/index.ts";
import { listPersonMessages } from "../../../messaging/notifications/index.ts";
import { addRepresentation, type GuardianshipMeasure, validateRepresentation } from "../index.ts";
import type { Someone } from "./families.ts";

export type Guardian = Someone & {
  /** What was written to them, spaces made plain. */
  readMail(): Promise<readonly { readonly subject: string; readonly text: string }[]>;
};

/**
 * Paul, who reads his mail here, and acts for this adult, or beside them, by a judge's decision that an agent
 * read.
 */
export async function aGuardian(
  house: TestRuntime,
  town: AuthorityId,
  { of, measure = "tutelle" }: { readonly of: PersonId; readonly measure?: GuardianshipMeasure },
): Promise<Guardian> {
  const agent = await anAgent(house, town, ["reception", "validator"], "Basile Rainette");
  const system = house.system(town);
  const paul = await aPerson(house, town, {
    validated: { given_name: "Paul", birthdate: "1970-03-02" },
  });
  await agent.transaction(async (tx) => {
    const link = { representativeId: paul.personId, representedId: of };
    const id = await addRepresentation(tx, agent, { ...link, kind: "guardianship", measure });
    await validateRepresentation(agent, {
      id,
      evidence: { kind: "court_decision" },
      until: "2031-01-01",
    });
  });
  await system.transaction((tx) =>
    createAccount(tx, system, { personId: paul.personId, email: `${paul.personId}@tuteurs.example` }),
  );
  return Object.assign(paul, {
    readMail: async () => {
      const messages = await listPersonMessages(paul, paul.personId);
      return messages.map(({ subject, text }) => ({ subject: plain(subject), text: plain(text) }));
    },
  });
}

const plain = (text: string): string => text.replaceAll(/[^\S\n]/g, " ");
