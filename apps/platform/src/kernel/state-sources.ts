import type { AuthorityId } from "./ids.ts";

/**
 * Data of the State that an authority may be entitled to ask for, one habilitation each (CRPA, art. L114-8).
 */
export const stateSourceKinds = ["quotient", "student", "scholarship", "schooling", "job_seeker"] as const;
export type StateSourceKind = (typeof stateSourceKinds)[number];

/** What an authority received from the State to ask with. */
export interface SourceAccess {
  readonly authorityId: AuthorityId;
  /** Origin of the API, no trailing slash. */
  readonly address: string;
  /** Leaves in a header only: an address is written in logs. */
  readonly token: string;
  /** SIRET of the authority that receives the data, never of a vendor. */
  readonly recipient: string;
}

/** Who is asked about. What is not known is left out, and the source finds fewer people. */
export interface AskedIdentity {
  readonly familyName: string;
  readonly nameOfUse?: string;
  readonly givenNames?: readonly string[];
  readonly born?: { readonly year: number; readonly month?: number; readonly day?: number };
  readonly sex?: "female" | "male";
  /** Codes of the Code officiel géographique: a commune, a country (99100 is France). */
  readonly birthCommune?: string;
  readonly birthCountry?: string;
}

/** Somebody whom an answer names, to be compared with who was asked about. */
export interface AnsweredPerson {
  readonly familyName: string;
  readonly nameOfUse?: string;
  readonly givenNames: string;
  /** Civil date; absent when the source does not know the day. */
  readonly birthdate?: string;
}

export interface FoundQuotient {
  /** "CNAF" or "MSA". */
  readonly provider: string;
  /** Whole euros. */
  readonly value: number;
  /** The month that it counts for, and the one it was worked out in: "2024-09". */
  readonly month: string;
  readonly computedMonth?: string;
  readonly recipients: readonly AnsweredPerson[];
  readonly children: readonly AnsweredPerson[];
}

export interface FoundStudent {
  readonly person: AnsweredPerson;
  readonly admissions: readonly {
    /** Civil dates, as given: a source may name a 31 June. */
    readonly from: string;
    readonly until: string;
    readonly enrolled: boolean;
    /** "RF1": initial; "RF5": continuing. */
    readonly regime?: string;
  }[];
}

export interface FoundScholarship {
  readonly person: AnsweredPerson;
  readonly granted: boolean;
  readonly from?: string;
  readonly months?: number;
}

export interface FoundSchooling {
  readonly person: AnsweredPerson;
  readonly enrolled: boolean;
  /** First civil year of the school year. */
  readonly schoolYear: number;
  /** Code of the school (UAI). */
  readonly school: string;
  readonly schoolName?: string;
  /** Undefined when the habilitation does not show it. */
  readonly scholarship?: boolean;
}

export interface FoundJobSeeker {
  readonly person: AnsweredPerson;
  readonly from?: string;
  readonly until?: string;
}

export type SourceOutcome<Found> =
  | { readonly outcome: "found"; readonly found: Found }
  /** The source knows nobody like that. */
  | { readonly outcome: "not_found" }
  /** Several people answer to that identity: it says nothing of any. */
  | { readonly outcome: "several" }
  /** The identity is not enough, or not as it wants it. */
  | { readonly outcome: "not_enough" }
  /**
   * Token refused, or a datum that the habilitation does not open: for an administrator to look at.
   * `perhapsAlone`: the token is known, and it may be this question alone (403).
   */
  | { readonly outcome: "refused"; readonly code: string; readonly perhapsAlone?: true }
  /** Does not answer, or answers nonsense. */
  | { readonly outcome: "down"; readonly code: string; readonly retryAfterSeconds?: number }
  /** Asked too fast: nobody asks again with this token before that. */
  | { readonly outcome: "too_fast"; readonly retryAfterSeconds: number };

/** An outcome, and whether the source asks for a pause: nothing is left of what it allows. */
export type SourceReply<Found> = SourceOutcome<Found> & { readonly pauseSeconds?: number };

export interface QuotientSource {
  /**
   * By identity; or by the token of who is signed in by FranceConnect, which says who they are. Today's
   * quotient, or that of a month: "2024-09".
   */
  ask(
    access: SourceAccess,
    about: (AskedIdentity & { readonly month?: string }) | { readonly franceConnectToken: string },
  ): Promise<SourceReply<FoundQuotient>>;
}

export interface StudentSource {
  /** By identity, or by the national student number (INE). */
  ask(
    access: SourceAccess,
    about: AskedIdentity | { readonly studentNumber: string },
  ): Promise<SourceReply<FoundStudent>>;
}

export interface ScholarshipSource {
  ask(access: SourceAccess, about: AskedIdentity): Promise<SourceReply<FoundScholarship>>;
}

export interface SchoolingSource {
  ask(
    access: SourceAccess,
    about: { readonly identity: AskedIdentity; readonly school: string; readonly schoolYear: number },
  ): Promise<SourceReply<FoundSchooling>>;
}

export interface JobSeekerSource {
  ask(access: SourceAccess, about: { readonly number: string }): Promise<SourceReply<FoundJobSeeker>>;
}

/** How fast the sources may be asked, all servers together. */
export interface SourcePace {
  /** With one token, and from this platform's address. */
  readonly perSecond: { readonly token: number; readonly address: number };
  readonly burst: { readonly token: number; readonly address: number };
}

/** The registers of the State, one port each. None throws for what a source may do. */
export interface StateSources {
  readonly quotient: QuotientSource;
  readonly student: StudentSource;
  readonly scholarship: ScholarshipSource;
  readonly schooling: SchoolingSource;
  readonly jobSeeker: JobSeekerSource;
  readonly pace: SourcePace;
}
