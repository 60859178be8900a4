import { randomUUID } from "node:crypto";
import { type ApiParticulier, startApiParticulier } from "@ardeco/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type AuthorityId, type PersonId, parseId } from "../../../kernel/ids.ts";
import { aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { readValidated } from "../../identity/identity/index.ts";
import { requestSource, sourcesJobs } from "./index.ts";
import { aFamily, aQuotient, asks, entitle, odile, parametersOf, TOKEN } from "./testing/a-family.ts";

let house: TestRuntime;
let town: { readonly id: AuthorityId };
let api: ApiParticulier;
beforeEach(async () => {
  house = await testRuntime([sourcesJobs]);
  town = await aTown(house, { slug: "caen" });
});
afterEach(async () => {
  await api?.[Symbol.asyncDispose]();
  await house.close();
});

const quotientOf = (personId: PersonId) => {
  const system = house.system(town.id);
  return system.transaction(async (tx) => (await readValidated(tx, system, personId)).family_quotient);
};
const code = (one: Promise<unknown>) =>
  one.then(
    () => "done",
    (error: { code?: string }) => error.code,
  );

test("born abroad, the country leaves and no commune: said in the form, or checked; the State's own cases are answered", async () => {
  // Parameters of "célibataire née aux États-Unis" and of "cas étranger", as recorded; names of our own.
  const abroad = (known: Readonly<Record<string, unknown>>, country: string) => {
    const { codeCogInseeCommuneNaissance: _, ...rest } = parametersOf(known);
    return {
      ...aQuotient(known, { value: 300, month: "2026-11" }),
      parameters: { ...rest, codeCogInseePaysNaissance: country },
    };
  };
  const said = {
    ...odile,
    given_name: "Marge",
    place_of_birth: { locality: "Springfield", country: "FR" },
  };
  const checked = { ...odile, given_name: "Eymen", place_of_birth: { locality: "Rabat", country: "MA" } };
  api = await startApiParticulier({
    cases: [abroad(said, "99404"), abroad(checked, "99350")],
    tokens: [TOKEN],
  });
  await entitle(house, town.id, api.address);
  const [marge, eymen] = [await aFamily(house, town.id, said), await aFamily(house, town.id, checked)];
  expect(await code(asks(marge, "quotient"))).toBe("sources.identity_missing");
  const question = {
    id: parseId<"sourceQuestion">(randomUUID()),
    personId: marge.personId,
    kind: "quotient",
  } as const;
  expect(await code(requestSource(marge, { ...question, birthCountry: "FR" }))).toBe(
    "sources.identity_missing",
  );
  await requestSource(marge, { ...question, birthCountry: "US" });
  await asks(eymen, "quotient");
  await house.drain();
  expect(api.received.map(({ parameters }) => parameters)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ codeCogInseePaysNaissance: "99404" }),
      expect.objectContaining({ codeCogInseePaysNaissance: "99350" }),
    ]),
  );
  for (const { parameters } of api.received)
    expect(parameters).not.toHaveProperty("codeCogInseeCommuneNaissance");
  expect(await quotientOf(marge.personId)).toBe(300);
  expect(await quotientOf(eymen.personId)).toBe(300);
});
