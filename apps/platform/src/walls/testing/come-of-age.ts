import type { OpenIdWorld } from "../../features/consent/openid/testing/open-id-world.ts";
import type { Newcomer } from "../../features/enrolment/enrolment/testing/a-file.ts";
import { createRepresentedPerson, recordYoungAdult } from "../../features/identity/households/index.ts";
import { createDeclaration, validateElement } from "../../features/identity/identity/index.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/** Her eldest turned eighteen: a first agent saw the identity document. */
export async function comeOfAge(house: TestRuntime, world: OpenIdWorld, zelie: Newcomer): Promise<PersonId> {
  const today = house.clock.now().toISOString();
  const { personId } = await zelie.transaction((tx) =>
    createRepresentedPerson(tx, zelie, {
      representativeId: zelie.personId,
      kind: "parental_authority",
    }),
  );
  await zelie.transaction((tx) =>
    createDeclaration(tx, zelie, {
      personId,
      name: "birthdate",
      value: "2008-11-30",
      saidBy: zelie.personId,
    }),
  );
  const validator = await anAgent(house, world.caen, ["validator"]);
  const evidence = { kind: "family_record_book" } as const;
  await validator.transaction((tx) =>
    validateElement(tx, validator, { personId, name: "birthdate", method: "original_seen", evidence }),
  );
  house.clock.set("2026-12-01T08:00:00Z");
  await recordYoungAdult(await anAgent(house, world.caen, ["reception"]), { personId });
  house.clock.set(today);
  return personId;
}
