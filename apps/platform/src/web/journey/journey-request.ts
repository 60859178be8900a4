import type { FastifyRequest } from "fastify";
import { type CivilDate, toCivilDate } from "../../kernel/civil-date.ts";
import type { Context } from "../../kernel/context.ts";
import type { Answers } from "../forms/answer.ts";
import { getNormalisedPath } from "../http/get-normalised-path.ts";
import { formatChangeHref } from "./check-page.tsx";
import { CHECK_PATH, type Journey } from "./journey.ts";
import type { JourneyPlace, JourneyPort } from "./journey-port.ts";
import { findIncompleteStep } from "./walk.ts";

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
  const place: JourneyPlace = { journeyId: journey.id, params: getJourneyParameters(request) };
  const answers = await port.load(context, place);
  return {
    context,
    place,
    answers,
    base,
    today: toCivilDate(context.now()),
    fromCheck: isFromCheckPage(request),
  };
}

function getJourneyParameters({ params }: FastifyRequest): Record<string, string> {
  const entries = Object.entries(params ?? {}).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return Object.fromEntries(entries);
}

const isFromCheckPage = ({ query }: FastifyRequest): boolean =>
  typeof query === "object" && query !== null && "retour" in query && query.retour === CHECK_PATH;

/** Address of the journey, from that of one of its pages. */
export const getJourneyBase = (request: FastifyRequest): string =>
  getNormalisedPath(request)
    .replace(/\/+$/, "")
    .replace(/\/[^/]*$/, "");

/** Where somebody who has said this much goes on. */
export function resolveNextPlace(
  journey: Journey,
  answers: Answers,
  { base, today }: JourneyRequest,
): string {
  return `${base}/${findIncompleteStep(journey, answers, today)?.path ?? CHECK_PATH}`;
}

export const formatStepHref = ({ base, fromCheck }: JourneyRequest, path: string): string =>
  fromCheck ? formatChangeHref(base, path) : `${base}/${path}`;
