import type { Static, TSchema } from "typebox";
import type { Outbound } from "../../kernel/ports.ts";
import type {
  JobSeekerSource,
  QuotientSource,
  ScholarshipSource,
  SchoolingSource,
  SourceAccess,
  SourcePace,
  SourceReply,
  StateSources,
  StudentSource,
} from "../../kernel/state-sources.ts";
import { OutboundError } from "../outbound/outbound-error.ts";
import {
  JobSeekerData,
  QuotientData,
  ScholarshipData,
  SchoolingData,
  StudentData,
  toFoundJobSeeker,
  toFoundQuotient,
  toFoundScholarship,
  toFoundSchooling,
  toFoundStudent,
} from "./answers.ts";
import { buildIdentityParameters, buildMonthParameters, type Parameters } from "./parameters.ts";
import { readReply } from "./read-reply.ts";

/**
 * API Particulier allows 20 requests a second for one token, and 1,000 a minute from one address; who ignores
 * its 429 is no longer answered for twelve hours. Burst and rate together stay under both, whatever the
 * second or the minute that is looked at.
 */
export const apiParticulierPace: SourcePace = {
  perSecond: { token: 15, address: 15 },
  burst: { token: 5, address: 40 },
};

interface Question<Data extends TSchema, Found> {
  readonly path: string;
  readonly parameters: Parameters;
  readonly schema: Data;
  readonly take: (data: Static<Data>) => Found;
  /** Instead of the authority's: the token of who signed in by FranceConnect. */
  readonly bearer?: string;
}

export interface StateApiOptions {
  /** Safe calls: addresses checked and pinned, five seconds, no redirection. */
  readonly outbound: Pick<Outbound, "get">;
  readonly now: () => Date;
  readonly pace?: SourcePace;
}

/** API Particulier, version 3. What a source does never throws: it is an outcome. */
export function openStateApi({ outbound, now, pace = apiParticulierPace }: StateApiOptions): StateSources {
  const ask: Ask = async (access, question) => {
    const query = new URLSearchParams([
      ["recipient", access.recipient],
      ...question.parameters.map(toParameterPair),
    ]);
    const headers: Record<string, string> = question.bearer
      ? { authorization: `Bearer ${question.bearer}` }
      : { "x-api-key": access.token };
    try {
      const answer = await outbound.get(`${access.address}${question.path}?${query}`, {
        authorityId: access.authorityId,
        headers,
      });
      return readReply(answer, question.schema, question.take, now());
    } catch (error) {
      if (error instanceof OutboundError) return { outcome: "down", code: error.code };
      throw error;
    }
  };
  return {
    pace,
    quotient: buildQuotientSource(ask),
    student: buildStudentSource(ask),
    scholarship: buildScholarshipSource(ask),
    schooling: buildSchoolingSource(ask),
    jobSeeker: buildJobSeekerSource(ask),
  };
}

type Ask = <Data extends TSchema, Found>(
  access: SourceAccess,
  question: Question<Data, Found>,
) => Promise<SourceReply<Found>>;

const buildQuotientSource = (ask: Ask): QuotientSource => ({
  ask: (access, about) => {
    const data = { schema: QuotientData, take: toFoundQuotient };
    const path = "/v3/dss/quotient_familial";
    if ("franceConnectToken" in about) {
      const bearer = about.franceConnectToken;
      return ask(access, { ...data, path: `${path}/france_connect`, parameters: [], bearer });
    }
    const parameters = [...buildIdentityParameters(about), ...buildMonthParameters(about.month)];
    return ask(access, { ...data, path: `${path}/identite`, parameters });
  },
});

const buildStudentSource = (ask: Ask): StudentSource => ({
  ask: (access, about) => {
    const data = { schema: StudentData, take: toFoundStudent };
    const path = "/v3/mesri/statut_etudiant";
    if ("studentNumber" in about)
      return ask(access, { ...data, path: `${path}/ine`, parameters: [["ine", about.studentNumber]] });
    return ask(access, { ...data, path: `${path}/identite`, parameters: buildIdentityParameters(about) });
  },
});

const buildScholarshipSource = (ask: Ask): ScholarshipSource => ({
  ask: (access, about) =>
    ask(access, {
      schema: ScholarshipData,
      take: toFoundScholarship,
      path: "/v3/cnous/etudiant_boursier/identite",
      parameters: buildIdentityParameters(about),
    }),
});

const buildSchoolingSource = (ask: Ask): SchoolingSource => ({
  ask: (access, { identity, school, schoolYear }) =>
    ask(access, {
      schema: SchoolingData,
      take: toFoundSchooling,
      path: "/v3/men/scolarites/identite",
      parameters: [
        ...buildIdentityParameters(identity),
        ["codeEtablissement", school],
        ["anneeScolaire", String(schoolYear)],
      ],
    }),
});

const buildJobSeekerSource = (ask: Ask): JobSeekerSource => ({
  ask: (access, { number }) =>
    ask(access, {
      schema: JobSeekerData,
      take: toFoundJobSeeker,
      path: "/v3/france_travail/statut/identifiant",
      parameters: [["identifiant", number]],
    }),
});

const toParameterPair = ([name, value]: readonly [string, string]): [string, string] => [name, value];
