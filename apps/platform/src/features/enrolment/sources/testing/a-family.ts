import { randomUUID } from "node:crypto";
import type { RecordedCase } from "@ardeco/testing";
import type { Context } from "../../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { stateSourceKinds } from "../../../../kernel/state-sources.ts";
import { anAgent, aPerson } from "../../../../testing/builders.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import { addRepresentation, validateRepresentation } from "../../../identity/households/index.ts";
import {
  createDeclaration,
  createPerson,
  setPersonStatus,
  validateElement,
} from "../../../identity/identity/index.ts";
import { updateHabilitation } from "../habilitation.ts";
import { requestSource } from "../index.ts";

export const TOKEN = "jeton-de-test";
/** Of the town hall of Caen. */
export const SIRET = "21140118700011";
const QUOTIENT = "/v3/dss/quotient_familial/identite";

/** Somebody of our own making, as a register would have to know them. */
export const odile = {
  given_name: "Odile",
  family_name: "Périgord",
  birthdate: "1990-05-04",
  gender: "female",
  place_of_birth: { locality: "Caen", country: "FR", insee_code: "14118" },
} as const;

type Known = Readonly<Record<string, unknown>>;

export const parametersOf = (known: Known) => {
  const [year, month, day] = String(known.birthdate).split("-").map(Number);
  return {
    nomNaissance: String(known.family_name),
    prenoms: [String(known.given_name)],
    anneeDateNaissance: year ?? 0,
    moisDateNaissance: month ?? 0,
    jourDateNaissance: day ?? 0,
    sexeEtatCivil: known.gender === "female" ? "F" : "M",
    codeCogInseeCommuneNaissance: "14118",
    codeCogInseePaysNaissance: "99100",
  };
};

const someone = (known: Known) => ({
  nom_naissance: String(known.family_name).toUpperCase(),
  nom_usage: null,
  prenoms: String(known.given_name).toUpperCase(),
  date_naissance: known.birthdate,
  sexe: known.gender === "female" ? "F" : "M",
});

/** What a register answers about somebody, in the form of the State's own cases. */
export function aQuotient(
  known: Known,
  said: { value: number; month?: string; children?: readonly Known[]; recipient?: Known },
): RecordedCase {
  const [annee, mois] = (said.month ?? "2026-11").split("-").map(Number);
  return {
    name: "own",
    path: QUOTIENT,
    parameters: parametersOf(known),
    status: 200,
    body: {
      data: {
        quotient_familial: { fournisseur: "CNAF", valeur: said.value, annee, mois },
        allocataires: [someone(said.recipient ?? known)],
        enfants: (said.children ?? []).map(someone),
      },
      links: {},
      meta: {},
    },
  };
}

/** A town entitled to ask everything, at this address. */
export async function entitle(
  house: TestRuntime,
  authorityId: AuthorityId,
  address: string,
  more: { readonly token?: string } = {},
): Promise<Context> {
  const mayor = await anAgent(house, authorityId, ["authority_administrator"]);
  await updateHabilitation(mayor, {
    address,
    recipient: SIRET,
    token: more.token ?? TOKEN,
    reference: "DataPass 12345",
    legalBasis: "délibération du 12 octobre 2026 sur les tarifs des cantines",
    kinds: stateSourceKinds,
    enabled: true,
    revision: 0,
  });
  return mayor;
}

/** A child of this person, in their household, with their quotient. */
export async function aChildOf(
  house: TestRuntime,
  parent: Context & { readonly personId: PersonId },
  known: Readonly<Record<string, unknown>>,
): Promise<PersonId> {
  const id = parseId<"person">(randomUUID());
  const system = house.system(parent.authorityId);
  await system.transaction(async (tx) => {
    await createPerson(tx, system, { id, createdBy: parent.personId });
    for (const [name, value] of Object.entries(known)) {
      await createDeclaration(tx, system, {
        personId: id,
        name: name as never,
        value,
        saidBy: parent.personId,
      });
      await validateElement(tx, system, { personId: id, name: name as never, method: "original_seen" });
    }
    const link = await addRepresentation(tx, system, {
      representativeId: parent.personId,
      representedId: id,
      kind: "parental_authority",
    });
    await validateRepresentation(system, { id: link, evidence: { kind: "family_record_book" } });
    await setPersonStatus(tx, system, id, "enrolled");
  });
  return id;
}

export const asks = (
  context: Context & { readonly personId: PersonId },
  kind: "quotient" | "student" | "scholarship",
) =>
  requestSource(context, { id: parseId<"sourceQuestion">(randomUUID()), personId: context.personId, kind });

export const aFamily = (
  house: TestRuntime,
  authorityId: AuthorityId,
  more: Readonly<Record<string, unknown>> = {},
) => aPerson(house, authorityId, { validated: { ...odile, ...more } });
