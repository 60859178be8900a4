import { Alert, Button, EmptyState, FileField, Form, Select, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { AppError, type FieldError } from "../../../kernel/errors.ts";
import { asId, isUuid } from "../../../kernel/ids.ts";
import { listCounters } from "../../../modules/counters/index.ts";
import { listOldCards, type TakenOver, takeOver } from "../../../modules/oldcards/index.ts";
import { bothIn, FormErrors, fieldError, type PostedForm, readForm, textOf } from "../../../web/index.ts";
import { amountText } from "../../common/counters/amounts.ts";
import { adminPage, under } from "../common/admin-page.tsx";
import { oldCardsWords } from "./old-cards-words.ts";
import { OLD_CARDS } from "./paths.ts";

const both = bothIn(oldCardsWords);

interface Shown {
  readonly errors?: readonly FieldError[];
  readonly done?: TakenOver;
}

export async function showOldCardFiles(
  request: FastifyRequest,
  reply: FastifyReply,
  { errors = [], done }: Shown = {},
): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  const words = oldCardsWords(language);
  const totals = await listOldCards(context);
  const counters = (await context.transaction((tx) => listCounters(tx, context))).filter(
    ({ closedOn }) => closedOn === null,
  );
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.[language];
  const fileError = errorOf("fichier");
  const status = errors.length > 0 ? 422 : 200;
  return adminPage(
    reply,
    { title: words.title, place: "counters", above: [], width: "task", status, hasErrors: status === 422 },
    <>
      <FormErrors errors={errors} language={language} />
      {done && (
        <Alert tone="success" title={words.done(done.taken)}>
          {done.known > 0 && <p>{words.known(done.known)}</p>}
        </Alert>
      )}
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {counters.length === 0 ? (
        <p>{words.noCounter}</p>
      ) : (
        <Form action={under(brand, OLD_CARDS)} csrf={csrf()} multipart>
          <Select
            name="compteur"
            label={words.counter}
            value={textOf(readForm(request).typed, "compteur")}
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
          <Button icon="upload">{words.take}</Button>
        </Form>
      )}
      {totals.length === 0 ? (
        <EmptyState title={words.none} icon="ticket">
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <Table
          id="reprises"
          caption={words.caption}
          columns={Object.values(words.columns).map((label) => ({ label }))}
          rows={totals.map(({ counter, cards, left }) => ({
            key: counter.id,
            cells: [counter.name[language], String(cards), amountText(left, counter.unit, language)],
          }))}
        />
      )}
    </>,
  );
}

export async function takeOldCards(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = readForm(request);
  const counter = textOf(form.typed, "compteur");
  if (!isUuid(counter)) {
    const needed = both(({ counterNeeded }) => counterNeeded);
    return showOldCardFiles(request, reply, { errors: [fieldError("compteur", "form.required", needed)] });
  }
  const text = readText(form);
  if (typeof text !== "string") return showOldCardFiles(request, reply, { errors: [text] });
  try {
    const counterId = asId<"counter">(counter);
    return await showOldCardFiles(request, reply, {
      done: await takeOver(request.ardeco.context, { counterId, text }),
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "oldcards.file_not_valid") throw error;
    return showOldCardFiles(request, reply, { errors: error.fields ?? [] });
  }
}

/** The text of the file, or what is wrong with it (RFC 4180 files are UTF-8 here). */
function readText({ uploads }: PostedForm): string | FieldError {
  const file = uploads.find(({ field }) => field === "fichier");
  if (!file)
    return fieldError(
      "fichier",
      "form.required",
      both(({ fileNeeded }) => fileNeeded),
    );
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(file.content);
  } catch {
    return { field: "fichier", code: "oldcards.file_not_text", ...both(({ notText }) => notText) };
  }
}
