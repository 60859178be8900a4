import { Button, EmptyState, Form, Table, Tag } from "@ardeco/ui";
import type { Visit } from "../../../../../../web/index.ts";
import type { Client, LoggedDelivery } from "../../../index.ts";
import { formatAnswer } from "./answer-words.ts";
import { clientDeliveryWords } from "./delivery-words.ts";

interface LogProps {
  readonly log: readonly LoggedDelivery[];
  readonly path: string;
  readonly client: Client;
  readonly visit: Visit;
}

/** What was sent, the newest first: in words, each with what to do when it did not arrive. */
export function Log({ log, path, client, visit }: LogProps) {
  const words = clientDeliveryWords(visit.language);
  if (log.length === 0) {
    return (
      <EmptyState title={words.empty} icon="inbox">
        <p>{words.emptyText}</p>
      </EmptyState>
    );
  }
  return (
    <Table
      id="envois"
      caption={words.caption}
      columns={Object.values(words.columns).map((label) => ({ label }))}
      rows={log.map((one) => ({
        key: one.id,
        cells: [
          <>
            {words.events[one.event.split("/").at(-1) ?? ""] ?? words.other}
            <br />
            <code>{one.id.slice(0, 8)}</code>
          </>,
          <State key="state" one={one} visit={visit} />,
          <Attempts key="attempts" one={one} visit={visit} />,
          one.canBeSent && client.status === "active" ? (
            <Form key="again" action={`${path}/${one.id}/renvoyer`} csrf={visit.csrf()}>
              <Button variant="secondary">
                {words.again}
                <span class="ds-sr-only"> {one.id.slice(0, 8)}</span>
              </Button>
            </Form>
          ) : (
            "–"
          ),
        ],
      }))}
    />
  );
}

const tones = { queued: "warning", delivered: "neutral", acknowledged: "success", failed: "danger" } as const;

interface OneProps {
  readonly one: LoggedDelivery;
  readonly visit: Visit;
}

// One box a cell: on a phone its label stands beside it, and several would share what is left of the line.
function State({ one, visit: { language } }: OneProps) {
  const words = clientDeliveryWords(language);
  return (
    <div>
      <Tag tone={tones[one.state]}>{words.states[one.state]}</Tag>
      {one.failure && <p>{words.refusedCode(one.failure)}</p>}
      {one.acknowledgedAt && <p>{words.at(one.acknowledgedAt)}</p>}
    </div>
  );
}

/** The last three; what to do is said of the last one, while it has not arrived. */
function Attempts({ one, visit }: OneProps) {
  const { language } = visit;
  const words = clientDeliveryWords(language);
  const last = one.attempts.at(-1);
  const todo = one.deliveredAt === undefined && last ? formatAnswer(last.answer, language).todo : "";
  return (
    <div>
      {one.attempts.length > 0 && (
        <ul>
          {one.attempts.slice(-3).map(({ at, ms, answer }) => (
            <li key={at}>
              {words.at(at)} : {formatAnswer(answer, language).what} (<code>{answer}</code>, {ms} ms).
            </li>
          ))}
        </ul>
      )}
      {todo !== "" && <p>{todo}</p>}
      <Wait one={one} visit={visit} />
    </div>
  );
}

function Wait({ one, visit: { language, context } }: OneProps) {
  const words = clientDeliveryWords(language);
  if (one.nextTryAt === undefined) return one.attempts.length === 0 ? <p>{words.noAttempt}</p> : null;
  const isLate = Date.parse(one.nextTryAt) + LATE_MS < context.now().getTime();
  return <p>{one.attempts.length === 0 && isLate ? words.behind : words.next(one.nextTryAt)}</p>;
}

/** A delivery without an attempt leaves within seconds, unless another one holds it back. */
const LATE_MS = 60_000;
