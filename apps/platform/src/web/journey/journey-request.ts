import type { FastifyRequest } from "fastify";
import { type CivilDate, civilDate } from "../../kernel/civil-date.ts";
import type { Context } from "../../kernel/context.ts";
import type { Answers } from "../forms/answer.ts";
import { pathOf } from "../http/path-of.ts";
import { changeHref } from "./check-page.tsx";
import { CHECK_PATH, type Journey } from "./journey.ts";
import type { JourneyPlace, JourneyPort } from "./journey-port.ts";
import { firstIncomplete } from "./walk.ts";

/** One request about a journey: whose draft, what it holds, where its pages are. */
export interface JourneyRequest {
  readonly context: Context;
  readonly place: JourneyPlace;
  readonly answers: Answers;
  readonly today: CivilDate;
  readonly base: string;
  /** The person came from the check page to change one answer. */
  readonly fromCheck: boolean;
}

export async function openDraft(
  request: FastifyRequest,
  journey: Journey,
  port: JourneyPort,
  base: string,
): Promise<JourneyRequest> {
  const { context } = request.ardeco;
  const place: JourneyPlace = { journeyId: journey.id, params: paramsOf(request) };
  const answers = await port.load(context, place);
  return {
    context,
    place,
    answers,
    base,
    today: civilDate(context.now()),
    fromCheck: comesFromCheck(request),
  };
}

function paramsOf({ params }: FastifyRequest): Record<string, string> {
  const entries = Object.entries(params ?? {}).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return Object.fromEntries(entries);
}

const comesFromCheck = ({ query }: FastifyRequest): boolean =>
  typeof query === "object" && query !== null && "retour" in query && query.retour === CHECK_PATH;

/** Address of the journey, from that of one of its pages. */
export const baseOf = (request: FastifyRequest): string =>
  pathOf(request)
    .replace(/\/+$/, "")
    .replace(/\/[^/]*$/, "");

/** Where somebody who has said this much goes on. */
export function whereToGo(journey: Journey, answers: Answers, { base, today }: JourneyRequest): string {
  return `${base}/${firstIncomplete(journey, answers, today)?.path ?? CHECK_PATH}`;
}

export const stepHref = ({ base, fromCheck }: JourneyRequest, path: string): string =>
  fromCheck ? changeHref(base, path) : `${base}/${path}`;
