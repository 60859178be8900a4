import { Alert } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { showTaskForm } from "../../../../../../frames/admin/common/task-form.tsx";
import type { Language } from "../../../../../../kernel/errors.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import {
  findSaveRefusal,
  findTextAnswer,
  parseFormId,
  parseRevision,
  readAnswers,
  type Sent,
  selectShownRevision,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import { type CardApplication, defineApplication, updateCardApplication } from "../../../index.ts";
import { cardWords } from "./card-words.ts";
import {
  buildApplicationFields,
  parseApplicationServices,
  parseCardElements,
  parseLargestDebit,
  parsePurseCounter,
  toApplicationTypedValues,
} from "./form-fields.ts";
import { buildApplicationPath, CARDS, NEW } from "./paths.ts";
import { getPurseUnit, type Parts, readApplication, readParts } from "./read-directory.ts";

const readFormParts = ({ ardeco: { context } }: FastifyRequest): Promise<Parts> => readParts(context);

export async function showNew(
  request: FastifyRequest,
  reply: FastifyReply,
  sent: Sent = {},
): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const { newTitle: title, newLead: lead, save } = cardWords(language);
  const parts = await readFormParts(request);
  const hidden = { id: parseFormId(sent.typed, context) };
  const form = {
    place: "cards",
    title,
    lead,
    path: NEW,
    fields: buildApplicationFields(parts),
    hidden,
    save,
  } as const;
  return showTaskForm(reply, { ...form, before: <OldReaders {...{ parts, language }} /> }, sent);
}

export async function showChanging(
  request: FastifyRequest,
  reply: FastifyReply,
  sent?: Sent,
): Promise<FastifyReply> {
  const words = cardWords(request.ardeco.language);
  const known = await readOpen(request);
  const parts = await readFormParts(request);
  const form = {
    place: "cards",
    title: words.changeTitle(known.name),
    lead: words.changeLead,
    path: buildApplicationPath(known.id),
    fields: buildApplicationFields(parts, known),
    hidden: { _revision: selectShownRevision(known.revision, sent ?? {}) },
    save: words.save,
    before: <OldReaders {...{ parts, language: request.ardeco.language }} />,
  } as const;
  return showTaskForm(
    reply,
    form,
    sent ?? { typed: toApplicationTypedValues(known, formatLargestDebit(known, parts)) },
  );
}

/** « Laisser entrer » does nothing at these. */
function OldReaders({
  parts: { oldReaders },
  language,
}: {
  readonly parts: Parts;
  readonly language: Language;
}) {
  const words = cardWords(language);
  if (oldReaders.length === 0) return null;
  return (
    <Alert tone="warning" title={words.oldReaders}>
      <p>{words.oldReadersText}</p>
      <ul>
        {oldReaders.map(({ id, name, place }) => (
          <li key={id}>
            {name} ({place})
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** As it is typed: "20", "12,50". */
function formatLargestDebit(known: CardApplication, { counters }: Parts): string {
  if (known.purse === null) return "";
  const { most } = known.purse;
  if (getPurseUnit(known, counters) !== "euro_cent") return String(most);
  return most % 100 === 0 ? String(most / 100) : (most / 100).toFixed(2).replace(".", ",");
}

/** A closed one is not changed. */
async function readOpen(request: FastifyRequest): Promise<CardApplication> {
  const known = await readApplication(request);
  if (known.closedOn !== null) throw kernelErrors.error("request.not_found");
  return known;
}

export async function define(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const parts = await readFormParts(request);
  const { answers, typed, errors } = readAnswers(request, buildApplicationFields(parts));
  const counterId = parsePurseCounter(answers);
  const unit = parts.counters.find(({ id }) => id === counterId)?.unit ?? "euro_cent";
  const limit = counterId === null ? { most: 0, errors: [] } : parseLargestDebit(answers, unit);
  const found = [...errors, ...limit.errors];
  if (found.length > 0) return showNew(request, reply, { typed, errors: found });
  const application = {
    id: parseFormId<"cardApplication">(typed, context),
    aid: (findTextAnswer(answers, "aid") ?? "").toUpperCase(),
    name: findTextAnswer(answers, "name") ?? "",
    purse: counterId === null ? null : { counterId, most: limit.most },
    elements: parseCardElements(answers),
    services: parseApplicationServices(answers),
  };
  const refused = await findSaveRefusal(() => defineApplication(context, application), { typed });
  if (refused) return showNew(request, reply, refused);
  return sendSeeOther(reply, `${formatAdminPath(brand, CARDS)}?fait=inscrite`);
}

export async function handleApplicationChange(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const known = await readOpen(request);
  const parts = await readFormParts(request);
  const { answers, typed, errors } = readAnswers(request, buildApplicationFields(parts, known));
  const limit = known.purse === null ? null : parseLargestDebit(answers, getPurseUnit(known, parts.counters));
  const found = [...errors, ...(limit?.errors ?? [])];
  if (found.length > 0) return showChanging(request, reply, { typed, errors: found });
  const changed = {
    id: known.id,
    revision: parseRevision(typed),
    name: findTextAnswer(answers, "name") ?? "",
    most: limit?.most ?? null,
    services: parseApplicationServices(answers),
  };
  const refused = await findSaveRefusal(() => updateCardApplication(context, changed), { typed });
  if (refused) return showChanging(request, reply, refused);
  return sendSeeOther(reply, `${formatAdminPath(brand, CARDS)}?fait=modifiee`);
}
