import { parseReceiptNumber } from "@ardeco/contracts";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  findFileByNumber,
  isPrecise,
  readSearch,
  searchPeople,
} from "../../../features/enrolment/enrolment/index.ts";
import { findAskerByNumber } from "../../../features/records/rights/index.ts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import {
  bothIn,
  buildFieldError,
  findTextAnswer,
  parseFields,
  readForm,
  sendSeeOther,
} from "../../../web/index.ts";
import { buildDeskAddresses } from "../common/addresses.ts";
import { parsePurpose } from "../common/purposes.ts";
import { type PeopleWords, peopleWords } from "./people-words.ts";
import { SEARCHED, searchFields, showSearch } from "./search-page.tsx";

/** Sent by post, so that no name stays in an address, a history or a log. */
export async function handlePeopleSearch(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed, ...form } = readForm(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(searchFields, { typed, ...form }, { today, answers: {} });
  const purpose = parsePurpose(findTextAnswer(answers, "motif") ?? "");
  const terms = readSearch(findTextAnswer(answers, SEARCHED) ?? "", today);
  if (terms.number !== undefined) {
    const { number } = terms;
    const file = await findFileByNumber(context, number);
    if (file) return sendSeeOther(reply, buildDeskAddresses(brand).file(file.id));
    const asker = await findAskerByNumber(context, toNormalisedText(number));
    if (asker) return sendSeeOther(reply, buildDeskAddresses(brand).person(asker, purpose));
    return showSearchRefusal(request, reply, ({ unknownNumber }) => unknownNumber, 404);
  }
  if (errors.length > 0 || purpose === undefined)
    return showSearch(request, reply, { typed, errors, status: 422 });
  if (!isPrecise(terms)) return showSearchRefusal(request, reply, ({ notPrecise }) => notPrecise, 422);
  const found = await searchPeople(context, terms);
  return showSearch(request, reply, { typed, found, purpose });
}

/** As it is kept: case is free in what is typed. */
const toNormalisedText = (typed: string): string => {
  const parsed = parseReceiptNumber(typed);
  return parsed.ok ? parsed.text : typed;
};

function showSearchRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  say: (words: PeopleWords) => string,
  status: number,
): FastifyReply {
  const errors = [buildFieldError(SEARCHED, "form.format", bothIn(peopleWords)(say))];
  return showSearch(request, reply, { typed: readForm(request).typed, errors, status });
}
