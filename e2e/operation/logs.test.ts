import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newPlace, type Platform, startPlatform } from "../support/platform.ts";
import { signIn } from "../support/sessions.ts";
import { Visitor } from "../support/visitor.ts";

/** Words that nobody else has: found in a log, they came from what was typed. */
const typed = {
  given: "Xylocope",
  family: "Wrzyszczykiewicz",
  street: "Zygomatique",
  mail: "quokka@kookaburra.example",
  token: "CanariJetonDansUneAdresse",
} as const;

let folder: string;
let logFile: string;
let platform: Platform;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ardeco-logs-"));
  logFile = join(folder, "ardeco.log");
  platform = await startPlatform(await newPlace(), { LOG_LEVEL: "debug", LOG_FILE: logFile });
});
afterAll(async () => {
  await platform?.remove();
  await rm(folder, { recursive: true, force: true });
});

/** A newcomer types everything, wrongly too; somebody asks for a link; somebody else opens what does not exist. */
async function play(): Promise<void> {
  const newcomer = new Visitor(platform.url);
  const code = await newcomer.submit(await newcomer.get("/caen/inscription"), "/inscription");
  const file = /\/caen\/inscription\/[0-9a-f-]{36}/.exec(code.body)?.[0] ?? "";
  const names = { given_name: typed.given, family_name: typed.family, name_of_use: "" };
  expect((await newcomer.submit(await newcomer.get(`${file}/noms`), "/noms", names)).status).toBe(303);
  const wrong = { birthdate_day: typed.given, birthdate_month: "13", birthdate_year: "1987" };
  const refused = await newcomer.submit(await newcomer.get(`${file}/naissance`), "/naissance", wrong);
  expect(refused.status).toBe(422);
  const birth = { birthdate_day: "29", birthdate_month: "3", birthdate_year: "1987" };
  await newcomer.submit(await newcomer.get(`${file}/naissance`), "/naissance", birth);
  const place = { address_complement: "", address_postcode: "14000", address_city: "Caen" };
  const address = { address_street: `7 impasse du ${typed.street}`, ...place };
  expect((await newcomer.submit(await newcomer.get(`${file}/adresse`), "/adresse", address)).status).toBe(
    303,
  );
  const door = new Visitor(platform.url);
  await door.submit(await door.get("/caen/connexion"), "/connexion", { email: typed.mail });
  await door.get(`/caen/connexion/lien?jeton=${typed.token}`);
  await door.get(`/caen/nulle-part/${typed.family}?q=${typed.mail}`);
  await door.post("/caen/connexion", { email: typed.mail }, { origin: "https://ailleurs.example" });
  await door.get(`/api/v1/files/${typed.family}`);
}

test("a debug log of whole journeys holds no name, address, birth date, e-mail nor token, and PostgreSQL's neither", {
  timeout: 120_000,
}, async () => {
  const link = platform.facts.people.find(({ key }) => key === "jeanne")?.signInLink ?? "";
  const jeanne = new Visitor(platform.url, await signIn(platform.url, link));
  await jeanne.get("/caen/espace/informations");
  await play();
  const lines = await readFile(logFile, "utf8");
  const database = await readFile(join(platform.directory, "postgres/postgres.log"), "utf8");
  expect(lines.split("\n").length).toBeGreaterThan(20);
  const token = new URL(link).searchParams.get("jeton") ?? "";
  const secrets = [token, ...jeanne.cookies.map(({ value }) => value), "Lemoine", "1987-03-29"];
  for (const canary of [...Object.values(typed), ...secrets]) {
    expect(canary.length).toBeGreaterThan(5);
    expect(lines, canary).not.toContain(canary);
    expect(database, canary).not.toContain(canary);
  }
});
