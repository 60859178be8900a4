import { Alert, Button, EmptyState, Form, Table } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { askVerification, exportChain, listVerifications } from "../../../modules/counters/index.ts";
import { seeOther } from "../../../web/index.ts";
import { longInstant } from "../../common/dates/dates.ts";
import { adminPage, under } from "../common/admin-page.tsx";
import { pathId } from "../common/path-id.ts";
import { showCounter } from "./counter-page.tsx";
import { COUNTERS_VERIFIED, StateTag } from "./counter-state.tsx";
import { counterVerificationWords } from "./counter-verification-words.ts";

/** What nights found of each counter; asked for now, it is done by a job. */
export function counterVerificationPages(app: FastifyInstance): void {
  app.get(COUNTERS_VERIFIED, showCounters);
  app.post(COUNTERS_VERIFIED, async (request, reply) => {
    const { context, brand } = request.ardeco;
    await askVerification(context, "all");
    return seeOther(reply, under(brand, COUNTERS_VERIFIED));
  });
  app.get(`${COUNTERS_VERIFIED}/:counter`, showCounter);
  app.post(`${COUNTERS_VERIFIED}/:counter`, async (request, reply) => {
    const { context, brand } = request.ardeco;
    const counterId = pathId<"counter">(request, "counter");
    await askVerification(context, counterId);
    return seeOther(reply, under(brand, `${COUNTERS_VERIFIED}/${counterId}`));
  });
  app.get(`${COUNTERS_VERIFIED}/:counter/chaine.json`, sendChain);
}

async function sendChain(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const counterId = pathId<"counter">(request, "counter");
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
  const at = (counter: string) => under(brand, `${COUNTERS_VERIFIED}/${counter}`);
  // What does not agree is read first.
  const inOrder = [...faulty, ...found.filter((one) => !faulty.includes(one))];
  return adminPage(
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
                last ? longInstant(last.endedAt ?? last.askedAt, language) : words.never,
                last ? new Intl.NumberFormat(language).format(last.lines) : "–",
                last ? <StateTag state={last.state} word={words.states[last.state]} /> : "–",
              ],
            }))}
          />
          <Form action={under(brand, COUNTERS_VERIFIED)} csrf={csrf()}>
            <Button icon="shield-check">{words.all}</Button>
          </Form>
        </>
      )}
    </>,
  );
}
