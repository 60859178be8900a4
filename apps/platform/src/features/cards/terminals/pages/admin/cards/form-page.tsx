import { Alert } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { showTaskForm } from "../../../../../../frames/admin/common/task-form.tsx";
import type { Language } from "../../../../../../kernel/errors.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import {
  parseFormId,
  readAnswers,
  findSaveRefusal,
  parseRevision,
  type Sent,
  sendSeeOther,
  selectShownRevision,
  findTextAnswer,
} from "../../../../../../web/index.ts";
import { type CardApplication, changeApplication, defineApplication } from "../../../index.ts";
import { cardWords } from "./card-words.ts";
import { counterIn, elementsIn, fieldsFor, mostIn, servicesIn, typedOf } from "./form-fields.ts";
import { applicationPath, CARDS, NEW } from "./paths.ts";
import { type Parts, readApplication, readParts, unitOf } from "./read-directory.ts";

const partsOf = ({ ardeco: { context } }: FastifyRequest): Promise<Parts> =>
  context.transaction((tx) => readParts(tx, context));

export async function showNew(
  request: FastifyRequest,
  reply: FastifyReply,
  sent: Sent = {},
): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const { newTitle: title, newLead: lead, save } = cardWords(language);
  const parts = await partsOf(request);
  const hidden = { id: parseFormId(sent.typed, context) };
  const form = { place: "cards", title, lead, path: NEW, fields: fieldsFor(parts), hidden, save } as const;
  return showTaskForm(reply, { ...form, before: <OldReaders {...{ parts, language }} /> }, sent);
}

export async function showChanging(
  request: FastifyRequest,
  reply: FastifyReply,
  sent?: Sent,
): Promise<FastifyReply> {
  const words = cardWords(request.ardeco.language);
  const known = await readOpen(request);
  const parts = await partsOf(request);
  const form = {
    place: "cards",
    title: words.changeTitle(known.name),
    lead: words.changeLead,
    path: applicationPath(known.id),
    fields: fieldsFor(parts, known),
    hidden: { _revision: selectShownRevision(known.revision, sent ?? {}) },
    save: words.save,
    before: <OldReaders {...{ parts, language: request.ardeco.language }} />,
  } as const;
  return showTaskForm(reply, form, sent ?? { typed: typedOf(known, mostText(known, parts)) });
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
function mostText(known: CardApplication, { counters }: Parts): string {
  if (known.purse === null) return "";
  const { most } = known.purse;
  if (unitOf(known, counters) !== "euro_cent") return String(most);
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
  const parts = await partsOf(request);
  const { answers, typed, errors } = readAnswers(request, fieldsFor(parts));
  const counterId = counterIn(answers);
  const unit = parts.counters.find(({ id }) => id === counterId)?.unit ?? "euro_cent";
  const limit = counterId === null ? { most: 0, errors: [] } : mostIn(answers, unit);
  const found = [...errors, ...limit.errors];
  if (found.length > 0) return showNew(request, reply, { typed, errors: found });
  const application = {
    id: parseFormId<"cardApplication">(typed, context),
    aid: (findTextAnswer(answers, "aid") ?? "").toUpperCase(),
    name: findTextAnswer(answers, "name") ?? "",
    purse: counterId === null ? null : { counterId, most: limit.most },
    elements: elementsIn(answers),
    services: servicesIn(answers),
  };
  const refused = await findSaveRefusal(() => defineApplication(context, application), { typed });
  if (refused) return showNew(request, reply, refused);
  return sendSeeOther(reply, `${formatAdminPath(brand, CARDS)}?fait=inscrite`);
}

export async function change(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const known = await readOpen(request);
  const parts = await partsOf(request);
  const { answers, typed, errors } = readAnswers(request, fieldsFor(parts, known));
  const limit = known.purse === null ? null : mostIn(answers, unitOf(known, parts.counters));
  const found = [...errors, ...(limit?.errors ?? [])];
  if (found.length > 0) return showChanging(request, reply, { typed, errors: found });
  const changed = {
    id: known.id,
    revision: parseRevision(typed),
    name: findTextAnswer(answers, "name") ?? "",
    most: limit?.most ?? null,
    services: servicesIn(answers),
  };
  const refused = await findSaveRefusal(() => changeApplication(context, changed), { typed });
  if (refused) return showChanging(request, reply, refused);
  return sendSeeOther(reply, `${formatAdminPath(brand, CARDS)}?fait=modifiee`);
}
