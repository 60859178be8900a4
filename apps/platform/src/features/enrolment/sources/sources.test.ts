import { randomUUID } from "node:crypto";
import { type ApiParticulier, type RecordedCase, startApiParticulier } from "@ardeco/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AuthorityId, type PersonId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import {
  createDeclaration,
  listElementHistory,
  listElements,
  readValidated,
} from "../../identity/identity/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { listQuestions, readOffer, requestSource, sourcesJobs, updateHabilitation } from "./index.ts";
import {
  aChildOf,
  aFamily,
  aQuotient,
  asks,
  entitle,
  odile,
  parametersOf,
  SIRET,
  TOKEN,
} from "./testing/a-family.ts";

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

async function answering(...cases: readonly RecordedCase[]): Promise<void> {
  api = await startApiParticulier({ cases, tokens: [TOKEN] });
  await entitle(house, town.id, api.address);
}

const kept = (personId: PersonId, name: "family_quotient" | "student_status" | "school" | "scholarship") => {
  const system = house.system(town.id);
  return system.transaction(async (tx) => (await readValidated(tx, system, personId))[name]);
};
const questionsOf = (personId: PersonId) => {
  const system = house.system(town.id);
  return listQuestions(system, personId);
};
const code = (one: Promise<unknown>) =>
  one.then(
    () => "done",
    (error: { code?: string }) => error.code,
  );

describe("a person asks the CAF for their quotient", () => {
  test("it comes back validated by the CAF, for the month it says; the former one stays, dated", async () => {
    await answering(aQuotient(odile, { value: 700, month: "2026-11" }));
    const person = await aFamily(house, town.id, { family_quotient: 742 });
    house.clock.set("2026-12-03T09:00:00Z");
    await asks(person, "quotient");
    expect((await questionsOf(person.personId))[0]).toMatchObject({ state: "waiting" });
    await house.drain();

    const [pair] = await person.transaction((tx) =>
      listElements(tx, person, person.personId, ["family_quotient"]),
    );
    expect(pair?.validated).toMatchObject({
      value: 700,
      validUntil: "2027-12-03",
      provenance: { method: "register_queried", register: { name: "CAF", month: "2026-11" } },
    });
    const history = await listElementHistory(person, person.personId);
    const former = history.filter((one) => one.value === 742 && one.state === "superseded" && one.validUntil);
    expect(former.map(({ validUntil }) => validUntil)).toEqual(["2026-12-02"]);
    expect((await questionsOf(person.personId))[0]).toMatchObject({ state: "answered", outcome: "found" });
  });

  test("the identity that leaves is the validated one, with the authority's SIRET", async () => {
    await answering(aQuotient(odile, { value: 700 }));
    const person = await aFamily(house, town.id);
    await person.transaction((tx) =>
      createDeclaration(tx, person, { personId: person.personId, name: "given_name", value: "Ophélie" }),
    );
    await asks(person, "quotient");
    await house.drain();
    expect(api.received[0]?.parameters).toMatchObject({
      recipient: SIRET,
      nomNaissance: "Périgord",
      prenoms: ["Odile"],
      codeCogInseeCommuneNaissance: "14118",
    });
  });

  test("what they were told is kept as it was shown, and both lines are in their journal", async () => {
    await answering(aQuotient(odile, { value: 700 }));
    const person = await aFamily(house, town.id);
    await asks(person, "quotient");
    await house.drain();
    const [question] = await questionsOf(person.personId);
    expect(question?.asked.told).toMatch(
      /envoie à la CAF ou la MSA votre nom.*délibération du 12 octobre 2026/,
    );
    const { entries } = await readPersonJournal(person, person.personId);
    const actions = entries.map(({ action }) => action);
    expect(actions).toContain("sources.asked");
    expect(actions).toContain("sources.answered");
  });

  test("pressed twice, and run twice, it is asked once; not again the same day", async () => {
    await answering(aQuotient(odile, { value: 700 }));
    const person = await aFamily(house, town.id);
    await Promise.all([asks(person, "quotient"), asks(person, "quotient")]);
    await house.drain();
    expect(api.received).toHaveLength(1);
    expect(await code(asks(person, "quotient"))).toBe("sources.asked_lately");
    house.clock.advance(24 * 3_600_000);
    expect(await code(asks(person, "quotient"))).toBe("done");
  });

  test("without a checked civil status, nothing leaves", async () => {
    await answering(aQuotient(odile, { value: 700 }));
    const { place_of_birth, ...rest } = odile;
    const person = await aPerson(house, town.id, { validated: rest, declared: { place_of_birth } });
    expect(await code(asks(person, "quotient"))).toBe("sources.identity_missing");
    await house.drain();
    expect(api.received).toEqual([]);
  });

  test("nobody asks for the quotient of another adult, nor a stranger at all; an agent does, with them", async () => {
    await answering(aQuotient(odile, { value: 700 }));
    const person = await aFamily(house, town.id);
    const stranger = await aPerson(house, town.id, { validated: odile });
    const asking = { id: parseId<"sourceQuestion">(randomUUID()), personId: person.personId };
    expect(await code(requestSource(stranger, { ...asking, kind: "quotient" }))).toBe("sources.not_yours");
    expect(await code(requestSource(stranger, { ...asking, kind: "schooling", number: "0140001A" }))).toBe(
      "households.cannot_act_for",
    );
    const agent = await anAgent(house, town.id, ["reception"]);
    await requestSource(agent, { ...asking, kind: "quotient" });
    await house.drain();
    expect((await questionsOf(person.personId))[0]?.asked.by).toEqual({
      kind: "staff",
      label: "Camille Lefèvre",
    });
    expect(await kept(person.personId, "family_quotient")).toBe(700);
  });
});

describe("an answer that is not one", () => {
  const refusing = (status: number, errorCode: string): RecordedCase => ({
    ...aQuotient(odile, { value: 1 }),
    status,
    body: { errors: [{ code: errorCode, title: "t", meta: {} }] },
  });

  test.each([
    ["nobody", 404, "37003", "not_found"],
    ["several people", 422, "00391", "several"],
    ["an identity that is not enough", 422, "00366", "not_enough"],
    ["a datum that the habilitation does not open", 403, "00100", "refused"],
  ])(
    "%s: the quotient stays as it was, and the person is told",
    async (_what, status, errorCode, outcome) => {
      await answering(refusing(status, errorCode));
      const person = await aFamily(house, town.id, { family_quotient: 742 });
      await asks(person, "quotient");
      await house.drain();
      expect((await questionsOf(person.personId))[0]).toMatchObject({ state: "answered", outcome });
      expect(await kept(person.personId, "family_quotient")).toBe(742);
    },
  );

  test("about somebody else, though the register found a likeness: an agent compares, nothing changes", async () => {
    await answering(aQuotient(odile, { value: 300, recipient: { ...odile, birthdate: "1978-06-27" } }));
    const person = await aFamily(house, town.id, { family_quotient: 742 });
    await asks(person, "quotient");
    await house.drain();
    expect((await questionsOf(person.personId))[0]).toMatchObject({
      state: "to_settle",
      outcome: "other_identity",
    });
    expect(await kept(person.personId, "family_quotient")).toBe(742);
  });

  test("of a month older than the one that counts: the past is not rewritten", async () => {
    await answering(aQuotient(odile, { value: 700, month: "2026-11" }));
    const person = await aFamily(house, town.id);
    await asks(person, "quotient");
    await house.drain();
    await api[Symbol.asyncDispose]();
    house.clock.advance(48 * 3_600_000);
    api = await startApiParticulier({
      cases: [aQuotient(odile, { value: 690, month: "2026-09" })],
      tokens: [TOKEN],
    });
    const mayor = await anAgent(house, town.id, ["authority_administrator"]);
    await updateHabilitation(mayor, {
      address: api.address,
      recipient: SIRET,
      reference: "x",
      legalBasis: "y",
      kinds: ["quotient"],
      enabled: true,
      revision: 1,
    });
    await asks(person, "quotient");
    await house.drain();
    expect((await questionsOf(person.personId))[0]?.outcome).toBe("older");
    expect(await kept(person.personId, "family_quotient")).toBe(700);
  });
});

describe("a register that is down", () => {
  test("is asked again later, each time later; then it is said, and nothing is lost", async () => {
    await answering(aQuotient(odile, { value: 700 }));
    api.become("down");
    const person = await aFamily(house, town.id);
    await asks(person, "quotient");
    await house.drain();
    expect(api.received).toHaveLength(1);
    await house.drain();
    expect(api.received).toHaveLength(1);
    expect((await questionsOf(person.personId))[0]).toMatchObject({ state: "waiting", attempts: 1 });
    for (let day = 0; day < 6; day += 1) {
      house.clock.advance(24 * 3_600_000);
      await runAgain(person.personId);
    }
    expect(api.received).toHaveLength(6);
    expect((await questionsOf(person.personId))[0]).toMatchObject({ state: "answered", outcome: "down" });
    api.become("up");
    expect(await code(asks(person, "quotient"))).toBe("done");
  });

  test("once back, the same question is answered", async () => {
    await answering(aQuotient(odile, { value: 700 }));
    api.become("broken");
    const person = await aFamily(house, town.id);
    await asks(person, "quotient");
    await house.drain();
    api.become("up");
    house.clock.advance(24 * 3_600_000);
    await runAgain(person.personId);
    expect(await kept(person.personId, "family_quotient")).toBe(700);
  });

  /** The job that waits in the database waits by its clock: this is what it runs. */
  async function runAgain(personId: PersonId) {
    const { runQuestion } = await import("./run-question.ts");
    const [question] = await questionsOf(personId);
    if (question) await runQuestion(house.system(town.id), question.id);
  }
});

describe("a family", () => {
  const leo = { given_name: "Léo", family_name: "Périgord", birthdate: "2017-09-02" };
  const zoe = { given_name: "Zoé", family_name: "Périgord", birthdate: "2020-02-11" };

  test("children whose price follows this quotient follow it; a child of another household keeps theirs", async () => {
    await answering(aQuotient(odile, { value: 650, children: [leo, zoe] }));
    const mother = await aFamily(house, town.id, { family_quotient: 742 });
    const child = await aChildOf(house, mother, { ...leo, family_quotient: 742 });
    const newborn = await aChildOf(house, mother, zoe);
    const father = await aPerson(house, town.id, { validated: { ...odile, given_name: "Marc" } });
    const apart = await aChildOf(house, father, { ...leo, given_name: "Ana", family_quotient: 400 });
    await asks(mother, "quotient");
    await house.drain();
    const values = await Promise.all(
      [mother.personId, child, newborn, apart].map((id) => kept(id, "family_quotient")),
    );
    expect(values).toEqual([650, 650, 650, 400]);
  });

  test("a child who is not in the answer, or a quotient far from the former one, goes to an agent", async () => {
    await answering(aQuotient(odile, { value: 650 }));
    const mother = await aFamily(house, town.id, { family_quotient: 742 });
    await aChildOf(house, mother, { ...leo, family_quotient: 742 });
    await asks(mother, "quotient");
    const rich = await aFamily(house, town.id, { family_quotient: 2_400 });
    await asks(rich, "quotient");
    await house.drain();
    expect((await questionsOf(mother.personId))[0]).toMatchObject({
      state: "to_settle",
      outcome: "family_changed",
    });
    expect((await questionsOf(rich.personId))[0]).toMatchObject({ state: "to_settle", outcome: "far" });
    expect(await kept(mother.personId, "family_quotient")).toBe(742);
  });
});

test("a student, a scholarship and a school become elements, until the day that the source says", async () => {
  const { codeCogInseePaysNaissance: _, ...parameters } = parametersOf(odile);
  const identite = { nom_naissance: "PERIGORD", prenom: "Odile", date_naissance: odile.birthdate };
  const at = (path: string, data: object, more: object = {}): RecordedCase => ({
    name: path,
    path,
    parameters: { ...parametersOf(odile), ...more },
    status: 200,
    body: { data, links: {}, meta: {} },
  });
  await answering(
    at("/v3/mesri/statut_etudiant/identite", {
      identite,
      admissions: [{ date_debut: "2026-09-01", date_fin: "2027-08-31", est_inscrit: true }],
    }),
    at("/v3/cnous/etudiant_boursier/identite", { identite, est_boursier: true }),
    at(
      "/v3/men/scolarites/identite",
      {
        identite,
        est_scolarise: true,
        annee_scolaire: "2026-2027",
        etablissement: { code_uai: "0140001A", nom: "Lycée" },
      },
      { codeEtablissement: "0140001A", anneeScolaire: "2026" },
    ),
  );
  expect(parameters).toBeDefined();
  const person = await aFamily(house, town.id);
  await asks(person, "student");
  await asks(person, "scholarship");
  await requestSource(person, {
    id: parseId<"sourceQuestion">(randomUUID()),
    personId: person.personId,
    kind: "schooling",
    number: "0140001A",
  });
  await house.drain();
  const found = await person.transaction((tx) => listElements(tx, person, person.personId));
  const by = (name: string) => found.find((one) => one.name === name)?.validated;
  expect(by("student_status")).toMatchObject({ value: "student", validUntil: "2027-08-31" });
  expect(by("scholarship")).toMatchObject({ value: "student" });
  expect(by("school")).toMatchObject({ value: { name: "Lycée", uai: "0140001A" } });
});

describe("the habilitation", () => {
  test("is kept by an administrator; its token is sealed, and never comes back", async () => {
    await answering();
    const agent = await anAgent(house, town.id, ["validator"]);
    const settings = {
      address: api.address,
      recipient: SIRET,
      reference: "x",
      legalBasis: "y",
      kinds: ["quotient"],
      enabled: true,
      revision: 1,
    } as const;
    expect(await code(updateHabilitation(agent, settings))).toBe("access.capability_missing");
    const mayor = await anAgent(house, town.id, ["authority_administrator"]);
    expect(await code(updateHabilitation(mayor, { ...settings, recipient: "21140118700017" }))).toBe(
      "sources.siret_refused",
    );
    for (const address of [
      "http://ailleurs.example",
      "https://particulier.api.gouv.fr/chemin",
      "file:///etc",
    ])
      expect(await code(updateHabilitation(mayor, { ...settings, address }))).toBe("sources.address_refused");
    await updateHabilitation(mayor, settings);
    expect(await code(updateHabilitation(mayor, settings))).toBe("request.changed_meanwhile");
    const rows = await house.sqlAs("owner", "select * from source_habilitation");
    expect(JSON.stringify(rows)).not.toContain(TOKEN);
    expect(await readOffer(agent)).toMatchObject({ kinds: ["quotient"] });
  });

  test("stopped, or without this datum, asks nothing", async () => {
    api = await startApiParticulier({ cases: [], tokens: [TOKEN] });
    const person = await aFamily(house, town.id);
    expect(await code(asks(person, "quotient"))).toBe("sources.not_offered");
  });
});

describe("a person who speaks SQL", () => {
  test("writes no answer to their own question, and takes no turn", async () => {
    await answering(aQuotient(odile, { value: 700 }));
    const person = await aFamily(house, town.id);
    await asks(person, "quotient");
    const { sql } = await import("kysely");
    const changed = await person.transaction((tx) =>
      sql`update source_question set state = 'answered', outcome = 'found', answered_on = now() returning id`.execute(
        tx,
      ),
    );
    expect(changed.rows).toEqual([]);
    await expect(
      person.transaction((tx) => sql`select * from ardeco_source_take('\\x01', 1, 1, 1, 1, 1)`.execute(tx)),
    ).rejects.toThrow("only the platform");
    await expect(person.transaction((tx) => sql`select * from source_pace`.execute(tx))).rejects.toThrow(
      "denied",
    );
  });
});
