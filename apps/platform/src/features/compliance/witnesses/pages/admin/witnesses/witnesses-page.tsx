import { Alert, Button, Form, Section, SummaryList, Table, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { formatShortInstant } from "../../../../../../frames/common/dates/dates.ts";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  getQueryText,
  type TypedValues,
  type Visit,
} from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import {
  listWitnesses,
  type WatchedLog,
  type Witness,
  type Witnesses,
  type WitnessStanding,
} from "../../../index.ts";
import { witnessWords } from "./witness-words.ts";

export const WITNESSES = adminPlaces.witnesses.path;
export const WITNESS_KEY = "cle_temoin";
export const LOG_KEY = "cle_journal";
export const ADDRESS = "adresse";

const both = bothIn(witnessWords);
const LONGEST = 400;

export const witnessFields: readonly Field[] = [
  {
    kind: "text",
    name: WITNESS_KEY,
    label: both(({ key }) => key),
    hint: both(({ keyHint }) => keyHint),
    maxLength: LONGEST,
  },
  {
    kind: "text",
    name: ADDRESS,
    label: both(({ address }) => address),
    hint: both(({ addressHint }) => addressHint),
    maxLength: LONGEST,
  },
];

export const logFields: readonly Field[] = [
  {
    kind: "text",
    name: LOG_KEY,
    label: both(({ watchKey }) => watchKey),
    hint: both(({ agreeHint }) => agreeHint),
    maxLength: LONGEST,
  },
];

const tones = {
  waits: "info",
  signed: "success",
  unreachable: "warning",
  unknown_there: "info",
  refused: "danger",
  fork: "danger",
} as const satisfies Record<WitnessStanding, string>;

interface Sent {
  readonly form: "ask" | "agree";
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

export async function showWitnesses(
  request: FastifyRequest,
  reply: FastifyReply,
  sent?: Sent,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const all = await listWitnesses(context);
  const words = witnessWords(language);
  const mayAct = hasCapability(context.actor, "witness.manage");
  const errors = sent?.errors ?? [];
  return sendAdminPage(
    reply,
    { title: words.title, place: "witnesses", ...(sent ? { status: 422, hasErrors: true } : {}) },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <Done request={request} />
      <Forks forks={all.forks} visit={visit} />
      <Section id="nos-temoins" title={words.witnesses}>
        <OurWitnesses witnesses={all.witnesses} {...{ visit, mayAct }} />
        {mayAct && <ActForm {...{ visit, sent }} form="ask" />}
      </Section>
      <Section id="attestes" title={words.watched}>
        <p>{words.watchedLead}</p>
        <Watched watched={all.watched} {...{ visit, mayAct }} />
        {mayAct && <ActForm {...{ visit, sent }} form="agree" />}
      </Section>
      <Ours ours={all.ours} visit={visit} />
    </>,
  );
}

function Done({ request }: { readonly request: FastifyRequest }) {
  const words = witnessWords(request.ardeco.language);
  const said = {
    demande: words.doneAsk,
    accepte: words.doneAgree,
    fin: words.doneStop,
    retire: words.doneLeave,
  };
  const done = Object.entries(said).find(([name]) => name === getQueryText(request, "fait"));
  return done ? <Alert tone="success" title={done[1]} /> : null;
}

function Forks({
  forks,
  visit: { language },
}: {
  readonly forks: Witnesses["forks"];
  readonly visit: Visit;
}) {
  const words = witnessWords(language);
  if (forks.length === 0) return null;
  return (
    <Alert tone="danger" title={words.forks(forks.length)}>
      <ul>
        {forks.map(({ id, side, other, keptSize, raisedAt }) => {
          const tell = side === "log" ? words.forkOurs : words.forkTheirs;
          return <li key={id}>{tell(other, keptSize, formatLongDate(toCivilDate(raisedAt), language))}</li>;
        })}
      </ul>
      <p>{words.forkNext}</p>
    </Alert>
  );
}

interface ActFormProps {
  readonly visit: Visit;
  readonly form: Sent["form"];
  readonly sent: Sent | undefined;
}

function ActForm({ visit: { language, brand, csrf }, form, sent }: ActFormProps) {
  const words = witnessWords(language);
  const mine = sent?.form === form ? sent : undefined;
  const { fields, path, title, submit } =
    form === "ask"
      ? { fields: witnessFields, path: WITNESSES, title: words.askTitle, submit: words.ask }
      : { fields: logFields, path: `${WITNESSES}/attester`, title: words.agreeTitle, submit: words.agree };
  return (
    <Form action={formatAdminPath(brand, path)} csrf={csrf()}>
      <h3>{title}</h3>
      {fields.map((field) => (
        <FieldView
          key={field.name}
          {...{ field, language }}
          typed={mine?.typed ?? new Map()}
          errors={mine?.errors ?? []}
          answers={{}}
        />
      ))}
      <Button variant={form === "ask" ? "primary" : "secondary"}>{submit}</Button>
    </Form>
  );
}

interface OurWitnessesProps {
  readonly witnesses: readonly Witness[];
  readonly visit: Visit;
  readonly mayAct: boolean;
}

function OurWitnesses({ witnesses, visit, mayAct }: OurWitnessesProps) {
  const { language } = visit;
  const words = witnessWords(language);
  if (witnesses.length === 0) return <p>{words.noWitness}</p>;
  const { witness, standing, act } = words.columns;
  return (
    <Table
      id="temoins"
      caption={words.witnesses}
      isTitled
      columns={(mayAct ? [witness, standing, act] : [witness, standing]).map((label) => ({ label }))}
      rows={witnesses.map((one) => ({
        key: one.id,
        cells: [
          formatVerifierName(one.verifier),
          <Answer key="standing" {...{ one, visit }} />,
          ...(mayAct ? [<Stop key="act" {...{ one, visit }} />] : []),
        ],
      }))}
    />
  );
}

/** The name of a key, before its hash. */
const formatVerifierName = (verifier: string): string => verifier.slice(0, verifier.indexOf("+"));

function Answer({ one, visit: { language } }: { readonly one: Witness; readonly visit: Visit }) {
  const words = witnessWords(language);
  return (
    <div>
      <Tag tone={tones[one.standing]}>{words.standings[one.standing]}</Tag>
      {one.standingAt && (
        <p class="ar-hint">
          {one.size > 0 && `${words.lines(one.size)}, `}
          {formatShortInstant(one.standingAt, language)}
        </p>
      )}
    </div>
  );
}

function Stop({ one, visit: { brand, language, csrf } }: { readonly one: Witness; readonly visit: Visit }) {
  return (
    <Form action={formatAdminPath(brand, `${WITNESSES}/fin`)} csrf={csrf()} hidden={{ temoin: one.id }}>
      <Button variant="secondary">
        {witnessWords(language).stop}
        <span class="ds-sr-only"> ({formatVerifierName(one.verifier)})</span>
      </Button>
    </Form>
  );
}

interface WatchedProps {
  readonly watched: readonly WatchedLog[];
  readonly visit: Visit;
  readonly mayAct: boolean;
}

function Watched({ watched, visit, mayAct }: WatchedProps) {
  const { language } = visit;
  const words = witnessWords(language);
  if (watched.length === 0) return <p>{words.noWatched}</p>;
  const { log, seen, act } = words.watchedColumns;
  const isActedOn = mayAct && watched.some(({ seenAt }) => seenAt === null);
  return (
    <Table
      id="journaux"
      caption={words.watched}
      isTitled
      columns={(isActedOn ? [log, seen, act] : [log, seen]).map((label) => ({ label }))}
      rows={watched.map((one) => ({
        key: one.id,
        cells: [
          one.origin,
          one.seenAt ? `${words.lines(one.size)}, ${formatShortInstant(one.seenAt, language)}` : words.never,
          ...(isActedOn ? [one.seenAt ? "" : <Leave key="act" {...{ one, visit }} />] : []),
        ],
      }))}
    />
  );
}

/** Only of a journal that never showed anything: a wrong key is taken back. */
function Leave({
  one,
  visit: { brand, language, csrf },
}: {
  readonly one: WatchedLog;
  readonly visit: Visit;
}) {
  return (
    <Form
      action={formatAdminPath(brand, `${WITNESSES}/attester/fin`)}
      csrf={csrf()}
      hidden={{ journal: one.id }}
    >
      <Button variant="secondary">
        {witnessWords(language).stop}
        <span class="ds-sr-only"> ({one.origin})</span>
      </Button>
    </Form>
  );
}

function Ours({
  ours,
  visit: { language, brand, context },
}: {
  readonly ours: Witnesses["ours"];
  readonly visit: Visit;
}) {
  const words = witnessWords(language);
  const { witness, log } = ours;
  return (
    <Section id="a-donner" title={words.ours}>
      {witness === undefined || log === undefined ? (
        <p>{words.noneYet}</p>
      ) : (
        <>
          <p>{words.oursLead}</p>
          <SummaryList
            rows={[
              { label: words.logKey, value: <code>{log}</code> },
              { label: words.witnessKey, value: <code>{witness}</code> },
              {
                label: words.witnessAddress,
                value: <code>{`${context.ports.publicUrl}/api/v1/authorities/${brand.slug}/witness`}</code>,
              },
            ]}
          />
        </>
      )}
    </Section>
  );
}
