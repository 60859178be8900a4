import {
  type ApiParticulier,
  type RecordedCase,
  readRecordedCases,
  startApiParticulier,
} from "@ardeco/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AskedIdentity, SourceAccess, StateSources } from "../../kernel/state-sources.ts";
import { allowRules, noAuthority } from "../../testing/allowed-hosts.ts";
import { openOutbound } from "../outbound/outbound.ts";
import { openStateApi } from "./state-api.ts";
import { hasRecorded, recordedDirectory } from "./testing/reference.ts";

// Every case that the State recorded for the seven routes, over HTTP, through the port that the platform
// uses.

const cases = hasRecorded ? await readRecordedCases(recordedDirectory) : [];
let api: ApiParticulier;
let sources: StateSources;
let access: SourceAccess;

beforeAll(async () => {
  api = await startApiParticulier({ cases, tokens: ["jeton"] });
  const outbound = openOutbound({ ...allowRules(["*=localhost:*"]), httpsOnly: false });
  sources = openStateApi({ outbound, now: () => new Date() });
  access = { authorityId: noAuthority, address: api.address, token: "jeton", recipient: "21140118700017" };
});
afterAll(() => api?.[Symbol.asyncDispose]());

const textOf = (value: unknown) => (value === undefined ? undefined : String(value));
const numberOf = (value: unknown) => (value === undefined ? undefined : Number(value));

const monthOf = ({ parameters: { annee, mois } }: RecordedCase) =>
  annee === undefined ? {} : { month: `${annee}-${String(mois).padStart(2, "0")}` };

function identityOf({ parameters }: RecordedCase): AskedIdentity {
  const { anneeDateNaissance: year, moisDateNaissance: month, jourDateNaissance: day } = parameters;
  const sex = parameters.sexeEtatCivil ?? parameters.sexe;
  const [commune, country] = [parameters.codeCogInseeCommuneNaissance, parameters.codeCogInseePaysNaissance];
  return {
    familyName: String(parameters.nomNaissance),
    ...(parameters.nomUsage ? { nameOfUse: String(parameters.nomUsage) } : {}),
    ...(parameters.prenoms ? { givenNames: [parameters.prenoms].flat().map(String) } : {}),
    ...(year === undefined
      ? {}
      : {
          born: {
            year: Number(year),
            ...(month === undefined ? {} : { month: Number(month) }),
            ...(day === undefined ? {} : { day: Number(day) }),
          },
        }),
    ...(sex ? { sex: sex === "F" ? "female" : "male" } : {}),
    ...(commune === undefined ? {} : { birthCommune: String(commune) }),
    ...(country === undefined ? {} : { birthCountry: String(country) }),
  };
}

function ask(one: RecordedCase) {
  const { parameters } = one;
  switch (one.path.split("/").slice(2).join("/")) {
    case "dss/quotient_familial/identite":
      return sources.quotient.ask(access, { ...identityOf(one), ...monthOf(one) });
    case "dss/quotient_familial/france_connect":
      return sources.quotient.ask(access, { franceConnectToken: one.name });
    case "cnous/etudiant_boursier/identite":
      return sources.scholarship.ask(access, identityOf(one));
    case "france_travail/statut/identifiant":
      return sources.jobSeeker.ask(access, { number: textOf(parameters.identifiant) ?? "" });
    case "men/scolarites/identite":
      return sources.schooling.ask(access, {
        identity: identityOf(one),
        school: textOf(parameters.codeEtablissement) ?? "",
        schoolYear: numberOf(parameters.anneeScolaire) ?? 0,
      });
    case "mesri/statut_etudiant/identite":
      return sources.student.ask(access, identityOf(one));
    default:
      return sources.student.ask(access, { studentNumber: textOf(parameters.ine) ?? "" });
  }
}

const expected: Readonly<Record<number, string>> = {
  200: "found",
  404: "not_found",
  429: "too_fast",
  502: "down",
  504: "down",
};

describe.skipIf(!hasRecorded)("what the State recorded (left out where ../shared is not)", () => {
  test("holds the seven routes", () => {
    expect(cases.length).toBeGreaterThanOrEqual(160);
    expect(new Set(cases.map(({ path }) => path)).size).toBe(7);
  });

  test.each(cases.map((one) => [one.name, one] as const))("%s", async (_name, one) => {
    const reply = await ask(one);
    expect(reply.outcome).toBe(expected[one.status]);
    if (reply.outcome === "found") expect(sayAgain(one.body)).toContain(saidBy(reply.found));
  });
});

/** The name read must be one that the State wrote. */
const saidBy = (found: object): string => {
  const person =
    "recipients" in found && Array.isArray(found.recipients)
      ? found.recipients[0]
      : Reflect.get(found, "person");
  return String(person?.familyName);
};
const sayAgain = (body: unknown): string => JSON.stringify(body);
