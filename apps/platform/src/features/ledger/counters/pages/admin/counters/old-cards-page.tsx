import { Alert, Button, EmptyState, FileField, Form, Section, Select, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { listCodes } from "../../../../../../kernel/recover-refusal.ts";
import {
  bothIn,
  buildFieldError,
  FormErrors,
  getTypedText,
  type PostedForm,
  readForm,
  submitOrShowAgain,
  toBesides,
} from "../../../../../../web/index.ts";
import {
  acceptOldCards,
  importOldCards,
  listOldCardFiles,
  listOldCards,
  type OldCard,
  type OldCardFileId,
  oldcardsErrors,
  resumeOldCard,
  revokeOldCardFile,
  type TakenOver,
} from "../../../../oldcards/index.ts";
import { listPurses } from "../../../index.ts";
import { formatCounterAmount } from "../../common/counters/amounts.ts";
import { AwaitedFiles, FilesTakenOver, formatReasonFieldName, StoppedCard } from "./old-card-files.tsx";
import { oldCardsWords } from "./old-cards-words.ts";
import { OLD_CARDS } from "./paths.ts";

const both = bothIn(oldCardsWords);

interface Shown {
  readonly errors?: readonly FieldError[];
  readonly done?: TakenOver | "accepted" | "stopped" | Resumed;
}

/** What waits to be accepted, a file to give, what is still in pockets, and each file taken over. */
export async function showOldCardFiles(
  request: FastifyRequest,
  reply: FastifyReply,
  { errors = [], done }: Shown = {},
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const words = oldCardsWords(language);
  const files = await listOldCardFiles(context);
  const status = errors.length > 0 ? 422 : 200;
  const shown = { files, visit, errors, typed: readForm(request).typed };
  return sendAdminPage(
    reply,
    { title: words.title, place: "counters", above: [], width: "task", status, hasErrors: status === 422 },
    <>
      <FormErrors errors={errors} language={language} />
      {done !== undefined && <Done {...{ done, visit }} />}
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <AwaitedFiles {...shown} />
      {await renderGivingForm(request, errors)}
      {await renderTotalsTable(request)}
      <FilesTakenOver {...shown} />
      <StoppedCard {...shown} />
    </>,
  );
}

function Done({ done, visit: { language } }: { done: NonNullable<Shown["done"]> } & PageVisit) {
  const words = oldCardsWords(language);
  if (typeof done === "string") return <Alert tone="success" title={words[done]} />;
  return (
    <Alert
      tone={done.taken === 0 ? "info" : "success"}
      title={done.taken === 0 ? words.allKnown : words.given(done.taken)}
    >
      {done.known > 0 && <p>{words.known(done.known)}</p>}
      {done.lessened !== undefined && <p>{words.lessened(done.lessened)}</p>}
    </Alert>
  );
}

interface PageVisit {
  readonly visit: FastifyRequest["ardeco"];
}

/** No counter is chosen beforehand: a file given for the wrong one is worth something else. */
async function renderGivingForm(request: FastifyRequest, errors: readonly FieldError[]) {
  const { context, brand, language, csrf } = request.ardeco;
  const words = oldCardsWords(language);
  const counters = (await context.transaction((tx) => listPurses(tx, context))).filter(
    ({ closedOn }) => closedOn === null,
  );
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.[language];
  const fileError = errorOf("fichier");
  return (
    <Section id="donner" title={words.giveTitle}>
      {counters.length === 0 ? (
        <p>{words.noCounter}</p>
      ) : (
        <Form action={formatAdminPath(brand, OLD_CARDS)} csrf={csrf()} multipart>
          <Select
            name="compteur"
            label={words.counter}
            value={getTypedText(readForm(request).typed, "compteur")}
            error={errorOf("compteur")}
            choices={counters.map(({ id, name }) => ({ value: id, label: name[language] }))}
          />
          <FileField
            name="fichier"
            label={words.file}
            hint={words.fileHint}
            accept=".csv,text/csv"
            {...(fileError === undefined ? {} : { error: fileError })}
          />
          <Button icon="upload">{words.give}</Button>
        </Form>
      )}
    </Section>
  );
}

async function renderTotalsTable(request: FastifyRequest) {
  const { context, language } = request.ardeco;
  const words = oldCardsWords(language);
  const found = await listOldCards(context);
  if (found.length === 0)
    return (
      <EmptyState title={words.none} icon="ticket">
        <p>{words.noneText}</p>
      </EmptyState>
    );
  return (
    <Table
      id="reprises"
      caption={words.caption}
      columns={Object.values(words.columns).map((label) => ({ label }))}
      rows={found.map(({ counter, cards, left }) => ({
        key: counter.id,
        cells: [counter.name[language], String(cards), formatCounterAmount(left, counter.unit, language)],
      }))}
    />
  );
}

/** First step: the file is read, and waits. */
export async function submitOldCardFile(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = readForm(request);
  const counter = getTypedText(form.typed, "compteur");
  if (!isUuid(counter)) {
    const needed = both(({ counterNeeded }) => counterNeeded);
    return showOldCardFiles(request, reply, {
      errors: [buildFieldError("compteur", "form.required", needed)],
    });
  }
  const text = readText(form);
  if (typeof text !== "string") return showOldCardFiles(request, reply, { errors: [text] });
  const counterId = parseId<"counter">(counter);
  return submitOrShowAgain(() => importOldCards(request.ardeco.context, { counterId, text }), {
    again: ({ errors }) => showOldCardFiles(request, reply, { errors }),
    after: (done) => showOldCardFiles(request, reply, { done }),
  });
}

export async function acceptOldCardFile(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const id = parseOldCardFileId(request);
  return submitOrShowAgain(() => acceptOldCards(request.ardeco.context, { id }), {
    // Said where the file is, with who may accept it.
    besides: { "oldcards.own_file": "" },
    again: ({ errors }) => showOldCardFiles(request, reply, { errors }),
    after: () => showOldCardFiles(request, reply, { done: "accepted" }),
  });
}

const ofReason = listCodes(oldcardsErrors, "oldcards.reason_needed", "oldcards.characters");

export async function handleFileStop(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const id = parseOldCardFileId(request);
  const field = formatReasonFieldName(id);
  const reason = getTypedText(readForm(request).typed, field);
  return submitOrShowAgain(() => revokeOldCardFile(request.ardeco.context, { id, reason }), {
    besides: toBesides(ofReason, field),
    again: ({ errors }) => showOldCardFiles(request, reply, { errors }),
    after: () => showOldCardFiles(request, reply, { done: "stopped" }),
  });
}

/** A card that a desk stopped, by its number: who holds it brings it. */
export async function handleCardResumption(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { typed } = readForm(request);
  const [number, reason] = [getTypedText(typed, "numero"), getTypedText(typed, "motif")];
  return submitOrShowAgain(() => resumeOldCard(request.ardeco.context, { number, reason }), {
    besides: resumeFields,
    again: ({ errors }) => showOldCardFiles(request, reply, { errors }),
    after: (cards) => showOldCardFiles(request, reply, { done: resolveResumedState(cards) }),
  });
}

type Resumed = "resumed" | "resumedAwaited" | "resumedRecalled";

/** One of its counters where it serves, if there is any: who reads it sends the customer there. */
function resolveResumedState(cards: readonly OldCard[]): Resumed {
  const has = (standing: OldCard["standing"]) => cards.some((card) => card.standing === standing);
  if (has("serves")) return "resumed";
  return has("awaited") ? "resumedAwaited" : "resumedRecalled";
}

const resumeFields: Readonly<Record<string, string>> = {
  "oldcards.unknown_stopped": "numero",
  "oldcards.own_stop": "numero",
  "oldcards.reason_needed": "motif",
  "oldcards.characters": "motif",
};

function parseOldCardFileId(request: FastifyRequest): OldCardFileId {
  const id = getTypedText(readForm(request).typed, "fichier");
  if (!isUuid(id)) throw oldcardsErrors.error("oldcards.unknown_file");
  return parseId<"oldCardFile">(id);
}

/** The text of the file, or what is wrong with it (RFC 4180 files are UTF-8 here). */
function readText({ uploads }: PostedForm): string | FieldError {
  const file = uploads.find(({ field }) => field === "fichier");
  if (!file)
    return buildFieldError(
      "fichier",
      "form.required",
      both(({ fileNeeded }) => fileNeeded),
    );
  try {
    // With its mark of order, if any: the journal keeps the fingerprint of the file as it was given.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(file.content);
  } catch {
    return { field: "fichier", code: "oldcards.file_not_text", ...both(({ notText }) => notText) };
  }
}
