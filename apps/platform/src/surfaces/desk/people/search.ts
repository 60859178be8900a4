import type { FastifyReply, FastifyRequest } from "fastify";
import { civilDate } from "../../../kernel/civil-date.ts";
import { findFileByNumber, searchPeople } from "../../../modules/enrolment/index.ts";
import { fieldError, parseFields, readForm, seeOther, textAnswer } from "../../../web/index.ts";
import { addresses } from "../common/addresses.ts";
import { purposeIn } from "../common/purposes.ts";
import { peopleWords } from "./people-words.ts";
import { numberField, searchFields, showSearch } from "./search-page.tsx";

/** Sent by post, so that no name stays in an address, a history or a log. */
export async function search(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const { typed, ...form } = readForm(request);
  const facts = { today: civilDate(context.now()), answers: {} };
  const { answers, errors } = parseFields(searchFields, { typed, ...form }, facts);
  const name = textAnswer(answers, "nom");
  const birthdate = textAnswer(answers, "naissance");
  const purpose = purposeIn(textAnswer(answers, "motif") ?? "");
  if (errors.length > 0 || name === undefined || birthdate === undefined || purpose === undefined)
    return showSearch(request, reply, { typed, errors, status: 422 });
  const found = await context.transaction((tx) => searchPeople(tx, context, { name, birthdate }));
  return showSearch(request, reply, { typed, found, purpose });
}

export async function searchByNumber(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const facts = { today: civilDate(context.now()), answers: {} };
  const { answers, errors } = parseFields([numberField], form, facts);
  if (errors.length > 0) return showSearch(request, reply, { typed: form.typed, errors, status: 422 });
  const number = textAnswer(answers, "numero") ?? "";
  const file = await context.transaction((tx) => findFileByNumber(tx, context, number));
  if (file) return seeOther(reply, addresses(brand).file(file.id));
  const unknown = { fr: peopleWords("fr").unknownNumber, en: peopleWords("en").unknownNumber };
  return showSearch(request, reply, {
    typed: form.typed,
    errors: [fieldError("numero", "form.format", unknown)],
    status: 404,
  });
}
