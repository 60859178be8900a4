import { randomUUID } from "node:crypto";
import { addRepresentation, validateRepresentation } from "../../features/identity/households/index.ts";
import { createDeclaration, createPerson } from "../../features/identity/identity/index.ts";
import { type CounterAccountId, type CounterId, openAccount } from "../../features/ledger/counters/index.ts";
import { type GuestId, inviteGuest } from "../../features/ledger/guests/index.ts";
import type { Context } from "../../kernel/context.ts";
import { type PersonId, parseId } from "../../kernel/ids.ts";
import { anAgent, aPerson } from "../../testing/builders.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/** A child of this parent, whose counter somebody is invited to top up. */
export async function inviteAGuest(
  house: TestRuntime,
  parent: Context & { readonly personId: PersonId },
  { counterId, address }: { readonly counterId: CounterId; readonly address: string },
): Promise<{ readonly id: GuestId; readonly childId: PersonId; readonly accountId: CounterAccountId }> {
  const childId = parseId<"person">(randomUUID());
  const agent = await anAgent(house, parent.authorityId, ["reception", "validator"]);
  // Another parent is told, and stays for the child when this one leaves.
  const other = await aPerson(house, parent.authorityId, { validated: { given_name: "Numa" } });
  await agent.transaction(async (tx) => {
    await createPerson(tx, agent, { id: childId, createdBy: parent.personId });
    await createDeclaration(tx, agent, {
      personId: childId,
      name: "birthdate",
      value: "2018-03-04",
      saidBy: parent.personId,
    });
    for (const representativeId of [parent.personId, other.personId]) {
      const edge = { representativeId, representedId: childId, kind: "parental_authority" } as const;
      const id = await addRepresentation(tx, agent, edge);
      await validateRepresentation(agent, { id, evidence: { kind: "family_record_book" } });
    }
  });
  const accountId = await openAccount(parent, { personId: childId, counterId });
  const id = parseId<"topupGuest">(randomUUID());
  await inviteGuest(parent, { id, childId, accountId, address });
  return { id, childId, accountId };
}
