import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { toCivilDate } from "../../../../../../../kernel/civil-date.ts";
import { isUuid, type PersonId, parseId } from "../../../../../../../kernel/ids.ts";
import {
  findTextAnswer,
  getTypedText,
  parseFields,
  readForm,
  sendAuthorityPage,
  sendSeeOther,
} from "../../../../../../../web/index.ts";
import { saveAnswers, startFor } from "../../../../index.ts";
import { openDraft } from "../draft/draft.ts";
import { paths } from "../paths.ts";
import { relationField, untilErrors, untilField } from "./add-fields.ts";
import { type AddProps, AddView } from "./add-view.tsx";
import { isRelation, type Relation, representationFor } from "./relations.ts";
import { relativeWords } from "./relative-words.ts";

/** Somebody new to act for: on which ground, then the questions of their own file. */
export function addPages(app: FastifyInstance): void {
  app.get("/espace/proches/ajouter", async (request, reply) => {
    // Chosen here, sent with the form: pressed twice, it names the same person.
    const hidden = { person: request.ardeco.context.newId<PersonId>() };
    return show(reply, { field: relationField, hidden, errors: [], typed: new Map() });
  });
  app.post("/espace/proches/ajouter", { config: { pace: "strict" } }, add);
}

function show(reply: FastifyReply, asked: Omit<AddProps, "visit">): FastifyReply {
  const visit = reply.request.ardeco;
  const hasErrors = asked.errors.length > 0;
  return sendAuthorityPage(
    reply,
    { title: relativeWords(visit.language).addTitle, hasErrors, status: hasErrors ? 422 : 200 },
    <AddView {...asked} visit={visit} />,
  );
}

async function add(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const form = readForm(request);
  const { typed } = form;
  const facts = { today: toCivilDate(context.now()), answers: {} };
  const hidden = { person: getTypedText(typed, "person") };
  const first = parseFields([relationField], form, facts);
  if (first.errors.length > 0)
    return show(reply, { field: relationField, hidden, typed, errors: first.errors });
  const relation = findTextAnswer(first.answers, "relation") ?? "";
  if (!isRelation(relation) || !isUuid(hidden.person))
    return sendSeeOther(reply, paths(request.ardeco.brand).addRelative);
  if (relation !== "mandate") return begin(request, reply, { relation, person: hidden.person });
  const asked = { field: untilField, hidden: { ...hidden, relation }, typed };
  if (!typed.has("until_day")) return show(reply, { ...asked, errors: [] });
  const second = parseFields([untilField], form, facts);
  const errors = second.errors.length > 0 ? second.errors : untilErrors(second.answers, facts.today);
  if (errors.length > 0) return show(reply, { ...asked, errors });
  return begin(request, reply, {
    relation,
    person: hidden.person,
    until: findTextAnswer(second.answers, "until"),
  });
}

async function begin(
  request: FastifyRequest,
  reply: FastifyReply,
  chosen: { readonly relation: Relation; readonly person: string; readonly until?: string | undefined },
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { relation, until } = chosen;
  const personId = parseId<"person">(chosen.person);
  const fileId = await startFor(context, { personId, representation: representationFor(relation, until) });
  const { answers } = await openDraft(context, fileId);
  await saveAnswers(context, { fileId, answers: { relation, journey: { ...answers, relation } } });
  return sendSeeOther(reply, paths(brand).relativeDraft(fileId));
}
