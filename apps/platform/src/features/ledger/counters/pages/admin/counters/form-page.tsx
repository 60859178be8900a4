import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { showTaskForm } from "../../../../../../frames/admin/common/task-form.tsx";
import {
  findSaveRefusal,
  parseFormId,
  parseRevision,
  readAnswers,
  type Sent,
  selectShownRevision,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import { countersErrors, defineCounter, listNights, updateCounterDefinition } from "../../../index.ts";
import {
  buildCounterFields,
  findChosenUnit,
  parseCounterFacts,
  readLimits,
  toTypedCounter,
} from "./counter-fields.ts";
import { counterWords } from "./counter-words.ts";
import { NightView } from "./night-view.tsx";
import { buildCounterPath, COUNTERS } from "./paths.ts";
import { readCounter, readOffered } from "./read-counters.ts";

export async function showDefining(
  request: FastifyRequest,
  reply: FastifyReply,
  sent: Sent = {},
): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const { formTitle: title, formLead: lead, save } = counterWords(language);
  const fields = buildCounterFields(await readOffered(request));
  const hidden = { id: parseFormId(sent.typed, context) };
  const form = { place: "counters", title, lead, path: `${COUNTERS}/nouveau`, fields, hidden, save } as const;
  return showTaskForm(reply, form, sent);
}

export async function showChanging(
  request: FastifyRequest,
  reply: FastifyReply,
  sent?: Sent,
): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const words = counterWords(language);
  const counter = await readCounter(request);
  const fields = buildCounterFields(await readOffered(request, counter), counter);
  const night = (await listNights(context)).find(({ counterId }) => counterId === counter.id);
  const form = {
    place: "counters",
    title: words.changeTitle(counter.name[language]),
    lead: words.changeLead(words.units[counter.unit]),
    path: buildCounterPath(counter.id),
    fields,
    hidden: { _revision: selectShownRevision(counter.revision, sent ?? {}) },
    save: words.change,
    before: <NightView {...{ night, language }} />,
  } as const;
  return showTaskForm(reply, form, sent ?? { typed: toTypedCounter(counter) });
}

export async function define(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { answers, typed, errors } = readAnswers(request, buildCounterFields(await readOffered(request)));
  const unit = findChosenUnit(answers);
  const limits = readLimits(answers, unit ?? "euro_cent");
  const found = [...errors, ...limits.errors];
  if (found.length > 0) return showDefining(request, reply, { typed, errors: found });
  if (!unit) throw countersErrors.error("counters.unknown_counter");
  const id = parseFormId<"counter">(typed, context);
  const refused = await findSaveRefusal(
    () => defineCounter(context, { id, unit, ...parseCounterFacts(answers), ...limits.read }),
    { typed },
  );
  if (refused) return showDefining(request, reply, refused);
  return sendSeeOther(reply, `${formatAdminPath(brand, COUNTERS)}?fait=cree`);
}

export async function handleCounterChange(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const counter = await readCounter(request);
  const fields = buildCounterFields(await readOffered(request, counter), counter);
  const { answers, typed, errors } = readAnswers(request, fields);
  const limits = readLimits(answers, counter.unit);
  const found = [...errors, ...limits.errors];
  if (found.length > 0) return showChanging(request, reply, { typed, errors: found });
  const changed = {
    id: counter.id,
    revision: parseRevision(typed),
    ...parseCounterFacts(answers),
    ...limits.read,
  };
  const refused = await findSaveRefusal(() => updateCounterDefinition(context, changed), { typed });
  if (refused) return showChanging(request, reply, refused);
  return sendSeeOther(reply, `${formatAdminPath(brand, COUNTERS)}?fait=change`);
}
