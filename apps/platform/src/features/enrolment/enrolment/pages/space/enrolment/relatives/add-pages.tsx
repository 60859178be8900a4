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
import { saveAnswers, startRelativeFile } from "../../../../index.ts";
import { readPersonDraft } from "../draft/draft.ts";
import { buildEnrolmentPaths } from "../paths.ts";
import { relationField, untilField, validateUntilDate } from "./add-fields.ts";
import { type AddProps, AddView } from "./add-view.tsx";
import { buildRepresentation, isRelation, type Relation } from "./relations.ts";
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
    return sendSeeOther(reply, buildEnrolmentPaths(request.ardeco.brand).addRelative);
  if (relation !== "mandate") return startRelativeDraft(request, reply, { relation, person: hidden.person });
  const asked = { field: untilField, hidden: { ...hidden, relation }, typed };
  if (!typed.has("until_day")) return show(reply, { ...asked, errors: [] });
  const second = parseFields([untilField], form, facts);
  const errors = second.errors.length > 0 ? second.errors : validateUntilDate(second.answers, facts.today);
  if (errors.length > 0) return show(reply, { ...asked, errors });
  return startRelativeDraft(request, reply, {
    relation,
    person: hidden.person,
    until: findTextAnswer(second.answers, "until"),
  });
}

async function startRelativeDraft(
  request: FastifyRequest,
  reply: FastifyReply,
  chosen: { readonly relation: Relation; readonly person: string; readonly until?: string | undefined },
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { relation, until } = chosen;
  const personId = parseId<"person">(chosen.person);
  const fileId = await startRelativeFile(context, {
    personId,
    representation: buildRepresentation(relation, until),
  });
  const { answers } = await readPersonDraft(context, fileId);
  await saveAnswers(context, { fileId, answers: { relation, journey: { ...answers, relation } } });
  return sendSeeOther(reply, buildEnrolmentPaths(brand).relativeDraft(fileId));
}
