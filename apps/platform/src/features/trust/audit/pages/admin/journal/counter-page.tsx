import {
  Alert,
  Button,
  ButtonGroup,
  Form,
  LinkButton,
  Progress,
  Section,
  SummaryList,
  Table,
  TextField,
} from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongInstant } from "../../../../../../frames/common/dates/dates.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  FormErrors,
  getQueryText,
  getTypedText,
  parsePathId,
  readForm,
  type Visit,
} from "../../../../../../web/index.ts";
import { type CounterVerification, readVerifications } from "../../../../../ledger/counters/index.ts";
import { type LogSummary, readLogSummary } from "../../../index.ts";
import { VERIFY_COMMAND } from "../../common/journal/verify-command.ts";
import { COUNTERS_VERIFIED, StateTag } from "./counter-state.tsx";
import { counterVerificationWords } from "./counter-verification-words.ts";

/**
 * One counter as an auditor reads it: the fault first, then what was made again, and how to do it elsewhere.
 */
export async function showCounter(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const words = counterVerificationWords(language);
  const counterId = parsePathId<"counter">(request, "counter");
  const { counter, found, toNote } = await readVerifications(context, counterId);
  const log = await readLogSummary(context);
  const [last] = found;
  const title = words.counterTitle(counter.name[language]);
  const refused = errors.length > 0 ? { status: 422, hasErrors: true } : {};
  return sendAdminPage(
    reply,
    {
      title,
      place: "journal",
      width: "task",
      above: [{ label: words.title, href: formatAdminPath(visit.brand, COUNTERS_VERIFIED) }],
      ...refused,
    },
    <>
      <FormErrors errors={errors} language={language} />
      {errors.length === 0 && getQueryText(request, "fait") === "note" && (
        <Alert tone="success" title={words.noteDone} />
      )}
      {last?.state === "differs" && <Differs {...{ last, visit }} />}
      {last?.state !== "differs" && toNote && (
        <Alert tone="warning" title={words.before}>
          <p>{words.beforeText(formatLongInstant(toNote.askedAt, language))}</p>
        </Alert>
      )}
      <h1>{title}</h1>
      {last ? <Last {...{ last, visit }} /> : <p>{words.neverYet}</p>}
      <Act {...{ counter: counterId, last, visit }} />
      {toNote && <Note {...{ counter: counterId, toNote, request, errors }} />}
      {found.length > 0 && <History {...{ found, visit }} />}
      <Offline {...{ counter: counterId, log, visit }} />
    </>,
  );
}

interface OfLast {
  readonly last: CounterVerification;
  readonly visit: Visit;
}

function Differs({ last, visit: { language } }: OfLast) {
  const words = counterVerificationWords(language);
  const more = last.faultCount - last.faults.length;
  return (
    <Alert tone="danger" title={words.differs(last.faultCount)}>
      <ul>
        {last.faults.map(({ kind, at }) => (
          <li key={`${kind} ${at}`}>{words.faults[kind](at)}</li>
        ))}
      </ul>
      {more > 0 && <p>{words.moreFaults(more)}</p>}
      <p>{words.differsNext}</p>
    </Alert>
  );
}

function Last({ last, visit: { language } }: OfLast) {
  const words = counterVerificationWords(language);
  const figures = new Intl.NumberFormat(language);
  if (last.endedAt === null)
    return (
      <>
        {last.state === "interrupted" && (
          <Alert tone="warning" title={words.interruptedTitle}>
            <p>{words.interruptedText}</p>
          </Alert>
        )}
        <Progress
          id="avancement"
          label={words.progress}
          value={last.seal}
          max={Math.max(last.seals, 1)}
          text={words.progressText(last.seal, last.seals)}
        />
      </>
    );
  return (
    <>
      {last.state === "agrees" && (
        <Alert tone="success" title={words.agrees(last.lines)}>
          <p>{words.agreesText}</p>
        </Alert>
      )}
      <SummaryList
        rows={[
          { label: words.when, value: formatLongInstant(last.endedAt, language) },
          { label: words.who, value: last.askedBy ?? words.byNight },
          { label: words.from, value: last.isWhole ? words.whole : words.part },
          { label: words.lines, value: figures.format(last.lines) },
          { label: words.seals, value: figures.format(last.seals) },
          { label: words.anchors, value: figures.format(last.anchors) },
        ]}
      />
    </>
  );
}

function Act({
  counter,
  last,
  visit: { brand, language, csrf },
}: {
  readonly counter: string;
  readonly last: CounterVerification | undefined;
  readonly visit: Visit;
}) {
  const words = counterVerificationWords(language);
  const at = formatAdminPath(brand, `${COUNTERS_VERIFIED}/${counter}`);
  if (last?.state === "running")
    return (
      <ButtonGroup>
        <LinkButton href={at} icon="refresh-cw">
          {words.refresh}
        </LinkButton>
      </ButtonGroup>
    );
  return (
    <Form action={at} csrf={csrf()}>
      <Button icon="shield-check">{last?.state === "interrupted" ? words.resume : words.begin}</Button>
    </Form>
  );
}

interface NoteProps {
  readonly counter: string;
  readonly toNote: CounterVerification;
  readonly request: FastifyRequest;
  readonly errors: readonly FieldError[];
}

function Note({ counter, toNote, request, errors }: NoteProps) {
  const { brand, language, csrf } = request.ardeco;
  const words = counterVerificationWords(language);
  return (
    <Section id="noter" title={words.note} lead={words.noteLead}>
      <Form
        action={formatAdminPath(brand, `${COUNTERS_VERIFIED}/${counter}/noter`)}
        csrf={csrf()}
        hidden={{ verification: toNote.id }}
      >
        <TextField
          name="raison"
          label={words.noteReason}
          maxLength={200}
          value={getTypedText(readForm(request).typed, "raison")}
          error={errors.find(({ field }) => field === "raison")?.[language]}
        />
        <Button variant="secondary">{words.noteIt}</Button>
      </Form>
    </Section>
  );
}

function History({
  found,
  visit: { language },
}: {
  readonly found: readonly CounterVerification[];
  readonly visit: Visit;
}) {
  const words = counterVerificationWords(language);
  const { historyColumns: columns } = words;
  return (
    <Section id="nuits" title={words.history} lead={words.historyLead}>
      <Table
        id="nuits-liste"
        caption={words.history}
        isTitled
        columns={[
          { label: columns.when },
          { label: columns.who },
          { label: columns.lines, numeric: true },
          { label: columns.state },
        ]}
        rows={found.map((one) => ({
          key: one.id,
          cells: [
            formatLongInstant(one.endedAt ?? one.askedAt, language),
            one.askedBy ?? words.byNight,
            new Intl.NumberFormat(language).format(one.lines),
            <>
              <StateTag state={one.state} word={words.states[one.state]} />
              {one.noted && (
                <p class="ar-hint">
                  {words.notedBy(one.noted.by, formatLongInstant(one.noted.at, language), one.noted.reason)}
                </p>
              )}
            </>,
          ],
        }))}
      />
    </Section>
  );
}

function Offline({
  counter,
  log,
  visit: { brand, language },
}: {
  readonly counter: string;
  readonly log: LogSummary | undefined;
  readonly visit: Visit;
}) {
  const words = counterVerificationWords(language);
  if (!log)
    return (
      <Section id="ailleurs" title={words.offline}>
        <p>{words.notYet}</p>
      </Section>
    );
  return (
    <Section id="ailleurs" title={words.offline}>
      <p>{words.offlineLead}</p>
      <ol>
        <li>
          {words.take}{" "}
          <a
            href={formatAdminPath(brand, `${COUNTERS_VERIFIED}/${counter}/chaine.json`)}
            download={`compteur-${counter}.json`}
          >
            {words.download}
          </a>
        </li>
        <li>
          {words.run}
          <pre class="ar-code">
            {`${VERIFY_COMMAND} verify-counter compteur-${counter}.json --key '${log.key}'`}
          </pre>
        </li>
        <li>{words.says}</li>
      </ol>
    </Section>
  );
}
