import { expect } from "vitest";
import { Visitor } from "../support/visitor.ts";

/** Words that nobody else has: found where they should not be, they came from what was typed. */
export const canaries = {
  given: "Xylocope",
  family: "Wrzyszczykiewicz",
  street: "Zygomatique",
  mail: "quokka@kookaburra.example",
  token: "CanariJetonDansUneAdresse",
} as const;

/**
 * A newcomer types everything, wrongly too; somebody asks for a link; somebody else opens what does not
 * exist.
 */
export async function typeCanaries(url: string): Promise<void> {
  const newcomer = new Visitor(url);
  const code = await newcomer.submit(await newcomer.get("/caen/inscription"), "/inscription");
  const file = /\/caen\/inscription\/[0-9a-f-]{36}/.exec(code.body)?.[0] ?? "";
  const names = { given_name: canaries.given, family_name: canaries.family, name_of_use: "" };
  expect((await newcomer.submit(await newcomer.get(`${file}/noms`), "/noms", names)).status).toBe(303);
  const wrong = { birthdate_day: canaries.given, birthdate_month: "13", birthdate_year: "1987" };
  const refused = await newcomer.submit(await newcomer.get(`${file}/naissance`), "/naissance", wrong);
  expect(refused.status).toBe(422);
  const birth = { birthdate_day: "29", birthdate_month: "3", birthdate_year: "1987" };
  await newcomer.submit(await newcomer.get(`${file}/naissance`), "/naissance", birth);
  const place = { address_complement: "", address_postcode: "14000", address_city: "Caen" };
  const address = { address_street: `7 impasse du ${canaries.street}`, ...place };
  expect((await newcomer.submit(await newcomer.get(`${file}/adresse`), "/adresse", address)).status).toBe(
    303,
  );
  const door = new Visitor(url);
  await door.submit(await door.get("/caen/connexion"), "/connexion", { email: canaries.mail });
  await door.get(`/caen/connexion/lien?jeton=${canaries.token}`);
  await door.get(`/caen/nulle-part/${canaries.family}?q=${canaries.mail}`);
  await door.post("/caen/connexion", { email: canaries.mail }, { origin: "https://ailleurs.example" });
  await door.get(`/api/v1/files/${canaries.family}`);
}
