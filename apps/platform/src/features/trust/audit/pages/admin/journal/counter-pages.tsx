import { Alert, Button, EmptyState, Form, Table } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongInstant } from "../../../../../../frames/common/dates/dates.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import {
  getTypedText,
  journalledRead,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
} from "../../../../../../web/index.ts";
import {
  exportChain,
  listVerifications,
  recordFaultNote,
  requestVerification,
  type VerifiedCounter,
} from "../../../../../ledger/counters/index.ts";
import { showCounter } from "./counter-page.tsx";
import { COUNTERS_VERIFIED, StateTag } from "./counter-state.tsx";
import { counterVerificationWords } from "./counter-verification-words.ts";

/** What nights found of each counter; asked for now, it is done by a job. */
export function defineCounterPages(app: FastifyInstance): void {
  app.get(COUNTERS_VERIFIED, showCounters);
  app.post(COUNTERS_VERIFIED, async (request, reply) => {
    const { context, brand } = request.ardeco;
    await requestVerification(context, "all");
    return sendSeeOther(reply, formatAdminPath(brand, COUNTERS_VERIFIED));
  });
  app.get(`${COUNTERS_VERIFIED}/:counter`, async (request, reply) => showCounter(request, reply));
  app.post(`${COUNTERS_VERIFIED}/:counter`, async (request, reply) => {
    const { context, brand } = request.ardeco;
    const counterId = parsePathId<"counter">(request, "counter");
    await requestVerification(context, counterId);
    return sendSeeOther(reply, formatAdminPath(brand, `${COUNTERS_VERIFIED}/${counterId}`));
  });
  app.post(`${COUNTERS_VERIFIED}/:counter/noter`, submitVerification);
  app.get(`${COUNTERS_VERIFIED}/:counter/chaine.json`, journalledRead, sendChain);
}

/** What did not agree is said until it is noted; refused, what was typed stays. */
async function submitVerification(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const counterId = parsePathId<"counter">(request, "counter");
  const { typed } = readForm(request);
  const verificationId = getTypedText(typed, "verification");
  const note = { counterId, verificationId, reason: getTypedText(typed, "raison") };
  return submitOrShowAgain(() => recordFaultNote(context, note), {
    besides: { "counters.reason_missing": "raison" },
    again: ({ errors }) => showCounter(request, reply, errors),
    after: () =>
      sendSeeOther(reply, `${formatAdminPath(brand, `${COUNTERS_VERIFIED}/${counterId}`)}?fait=note`),
  });
}

async function sendChain(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const counterId = parsePathId<"counter">(request, "counter");
  const file = await exportChain(context, counterId);
  return reply
    .header("content-disposition", `attachment; filename="compteur-${counterId}.json"`)
    .type("application/json; charset=utf-8")
    .send(JSON.stringify(file));
}

async function showCounters(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  const words = counterVerificationWords(language);
  const found = await listVerifications(context);
  const faulty = found.filter(({ last }) => last?.state === "differs");
  const before = found.filter((one) => one.toNote && !faulty.includes(one));
  const at = (counter: string) => formatAdminPath(brand, `${COUNTERS_VERIFIED}/${counter}`);
  // What does not agree is read first.
  const first = [...faulty, ...before];
  const inOrder = [...first, ...found.filter((one) => !first.includes(one))];
  return sendAdminPage(
    reply,
    { title: words.title, place: "journal", width: "wide", above: [] },
    <>
      <h1>{words.title}</h1>
      {faulty.length > 0 && (
        <Alert tone="danger" title={words.faulty(faulty.length)}>
          <p>{words.faultyText}</p>
          <ul>
            {faulty.map(({ counter }) => (
              <li key={counter.id}>
                <a href={at(counter.id)}>{counter.name[language]}</a>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {before.length > 0 && <ToNote {...{ before, at, language }} />}
      <p class="ar-lead">{words.lead}</p>
      {found.length === 0 ? (
        <EmptyState title={words.none} icon="coins">
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <Table
            id="compteurs"
            caption={words.title}
            isTitled
            columns={[
              { label: words.columns.counter },
              { label: words.columns.when },
              { label: words.columns.lines, numeric: true },
              { label: words.columns.state },
            ]}
            rows={inOrder.map(({ counter, last }) => ({
              key: counter.id,
              cells: [
                <a href={at(counter.id)}>{counter.name[language]}</a>,
                last ? formatLongInstant(last.endedAt ?? last.askedAt, language) : words.never,
                last ? new Intl.NumberFormat(language).format(last.lines) : "–",
                last ? <StateTag state={last.state} word={words.states[last.state]} /> : "–",
              ],
            }))}
          />
          <Form action={formatAdminPath(brand, COUNTERS_VERIFIED)} csrf={csrf()}>
            <Button icon="shield-check">{words.all}</Button>
          </Form>
        </>
      )}
    </>,
  );
}

interface ToNoteProps {
  readonly before: readonly VerifiedCounter[];
  readonly at: (counter: string) => string;
  readonly language: Language;
}

/** They agree now, and nobody said what had happened. */
function ToNote({ before, at, language }: ToNoteProps) {
  return (
    <Alert tone="warning" title={counterVerificationWords(language).listBefore(before.length)}>
      <ul>
        {before.map(({ counter }) => (
          <li key={counter.id}>
            <a href={at(counter.id)}>{counter.name[language]}</a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
