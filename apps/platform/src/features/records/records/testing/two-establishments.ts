import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { setPersonStatus } from "../../../identity/identity/index.ts";
import { type JournalEntry, readAuthorityJournal } from "../../../trust/audit/index.ts";
import {
  formatFieldsName,
  isPerson,
  listProposals,
  type PersonSide,
  type ProposalPage,
  recordsJobs,
  type SourceView,
} from "../index.ts";
import { aFile, start } from "./files.ts";

export const HEADER = "N°;Nom;Prénom;Date de naissance;Téléphone;Commune;Carte;Abonnement\n";
const POOL = `${HEADER}P1;Hamel;Suzanne;14/02/1951;0231000011;Caen;PISC-1;Carte 10 entrées
P2;Lecoq;Rémi;03/09/1984;0600000012;Ouistreham;PISC-2;Année 2026
P3;Lecoq;Nina;21/06/2014;0600000012;Ouistreham;PISC-3;École de natation
P4;Morvan;Jules;30/11/1999;0600000014;Caen;PISC-4;
P5;Quesnel;Aurélie;09/07/1976;0611223344;Bayeux;PISC-5;Aquagym
`;
const RINK = `${HEADER}R1;HAMEL;Suzane;14/02/1951;02 31 00 00 11;Caen;PAT-1;Saison 2025
R2;Lecoq;Remi;03/09/1984;06.00.00.00.12;Ouistreham;PAT-2;Saison 2026
R3;Lecoq;Nino;21/06/2014;0600000012;Ouistreham;PAT-3;Hockey
R4;Baron;Odile;02/05/1970;0600000099;Ifs;PAT-4;
R5;QUESNEL;Aurélie;09/07/1976;06 11 22 33 44;Bayeux;PAT-5;Saison 2026
`;

export interface TwoEstablishments {
  readonly house: TestRuntime;
  readonly town: Awaited<ReturnType<typeof aTown>>;
  readonly mayor: Context;
  /** Reviews. */
  readonly camille: Context;
  /** Suzanne Hamel and Jules Morvan, checked. */
  readonly people: readonly [PersonId, PersonId];
  proposals(): Promise<ProposalPage>;
  /** Of the authority, the latest first. */
  journal(): Promise<readonly JournalEntry[]>;
}

/**
 * A town whose pool and ice rink were taken over and compared: the same person with certainty (Aurélie), or
 * nearly (Suzanne, Rémi), twins (Nina and Nino), and others that only one of them knows.
 */
export async function twoEstablishments(): Promise<TwoEstablishments> {
  const house = await testRuntime([recordsJobs]);
  const town = await aTown(house, { slug: "caen" });
  const mayor = await anAgent(house, town.id, ["authority_administrator"]);
  const camille = await anAgent(house, town.id, ["validator"], "Camille Lefèvre");
  const auditor = await anAgent(house, town.id, ["auditor"]);
  const system = house.system(town.id);
  const enrolled = async (
    validated: Readonly<Record<"family_name" | "given_name" | "birthdate", string>>,
  ) => {
    const { personId } = await aPerson(house, town.id, { validated });
    await system.transaction((tx) => setPersonStatus(tx, system, personId, "enrolled"));
    return personId;
  };
  const suzanne = await enrolled({ family_name: "Hamel", given_name: "Suzanne", birthdate: "1951-02-14" });
  const jules = await enrolled({ family_name: "Morvan", given_name: "Jules", birthdate: "1999-11-30" });
  await start(mayor, await aFile(mayor, POOL, "Piscine"));
  await start(mayor, await aFile(mayor, RINK, "Patinoire"));
  await house.drain();
  return {
    house,
    town,
    mayor,
    camille,
    people: [suzanne, jules],
    proposals: () => listProposals(camille, 1),
    journal: async () =>
      (await auditor.transaction((tx) => readAuthorityJournal(tx, auditor, { limit: 500 }))).entries,
  };
}

export const nameOf = (side: SourceView | PersonSide): string =>
  isPerson(side) ? side.displayName : formatFieldsName(side.fields);
