import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import type {
  AnsweredPerson,
  FoundQuotient,
  SourceAccess,
  SourceReply,
  StateSourceKind,
} from "../../../kernel/state-sources.ts";
import type { ReadIdentity } from "./known-person.ts";
import { computeSchoolYear } from "./rules.ts";

/** What a source says, in the form of the element that it proves. */
export type RegisterHeard =
  | { readonly kind: "quotient"; readonly found: FoundQuotient }
  | {
      readonly kind: Exclude<StateSourceKind, "quotient">;
      readonly person: AnsweredPerson;
      /** Undefined: known there, and not registered today. */
      readonly value?: unknown;
      /** Another element that the same answer proves. */
      readonly alongside?: { readonly name: "scholarship"; readonly value: unknown };
      readonly until?: string;
    };

export interface Putting {
  readonly kind: StateSourceKind;
  readonly access: SourceAccess;
  /** Absent for a source that is asked by a number. */
  readonly who: ReadIdentity | undefined;
  readonly number: string | undefined;
}

/** Asks one register, once. Outside any transaction: a register may take five seconds. */
export async function sendRegisterQuestion(
  context: Context,
  putting: Putting,
): Promise<SourceReply<RegisterHeard>> {
  const { state } = context.ports;
  const { kind, access, who, number } = putting;
  const today = toCivilDate(context.now());
  if (kind === "job_seeker")
    return toHeardReply(await state.jobSeeker.ask(access, { number: number ?? "" }), (found) => {
      const current = !found.until || found.until >= today;
      return { kind, person: found.person, ...(current ? { value: "registered" } : {}) };
    });
  if (!who) return { outcome: "not_enough" };
  const { identity } = who;
  switch (kind) {
    case "quotient":
      return toHeardReply(await state.quotient.ask(access, identity), (found) => ({ kind, found }));
    case "student":
      return toHeardReply(await state.student.ask(access, identity), ({ person, admissions }) => {
        const current = admissions.find(
          ({ enrolled, from, until }) => enrolled && from <= today && today <= until,
        );
        return { kind, person, ...(current ? { value: "student", until: current.until } : {}) };
      });
    case "scholarship":
      return toHeardReply(await state.scholarship.ask(access, identity), ({ person, granted }) => ({
        kind,
        person,
        ...(granted ? { value: "student" } : {}),
      }));
    case "schooling": {
      const asked = { identity, school: number ?? "", schoolYear: computeSchoolYear(today) };
      return toHeardReply(await state.schooling.ask(access, asked), (found) => ({
        kind,
        person: found.person,
        ...(found.enrolled ? { value: { name: found.schoolName ?? found.school, uai: found.school } } : {}),
        ...(found.scholarship === true
          ? { alongside: { name: "scholarship" as const, value: "pupil" } }
          : {}),
      }));
    }
  }
}

function toHeardReply<Found>(
  reply: SourceReply<Found>,
  hear: (found: Found) => RegisterHeard,
): SourceReply<RegisterHeard> {
  return reply.outcome === "found" ? { ...reply, found: hear(reply.found) } : reply;
}
