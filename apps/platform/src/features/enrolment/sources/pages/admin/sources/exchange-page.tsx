import { Alert, Button, Definition, Form, Section, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  FieldView,
  FormErrors,
  findTextAnswer,
  getQueryText,
  parseFields,
  parseRevision,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
  type Visit,
} from "../../../../../../web/index.ts";
import {
  type Correspondent,
  readCorrespondent,
  readFiles,
  readRefresh,
  updateCorrespondent,
} from "../../../index.ts";
import { buildCorrespondentFields, formatCorrespondentInputs } from "./correspondent-fields.ts";
import { ExchangeSteps } from "./exchange-steps.tsx";
import { exchangeWords } from "./exchange-words.ts";
import { formatFingerprint } from "./format-fingerprint.ts";
import { Former, readFormer } from "./former-refreshes.tsx";

export const EXCHANGE_PATH = `${adminPlaces.sources.path}/fichiers`;

export interface ExchangeShown {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

/** Numbers only: who administers sees nobody's quotient. */
export async function showExchange(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, errors = [] }: ExchangeShown = {},
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const words = exchangeWords(language);
  const kept = await context.transaction((tx) => readCorrespondent(tx, context));
  const refresh = kept && (await readRefresh(context, "file"));
  const files = refresh ? await readFiles(context, refresh.id) : [];
  const former = await readFormer(request, "file");
  const hasErrors = errors.length > 0;
  const told = getQueryText(request, "fait");
  return sendAdminPage(
    reply,
    { title: words.title, place: "sources", hasErrors, status: hasErrors ? 422 : 200 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {!hasErrors && (
        <Told
          {...{ told, visit }}
          isConfirmed={kept?.check === "confirmed"}
          isDone={refresh?.state === "done"}
        />
      )}
      {kept && kept.check !== "confirmed" && (
        <NotConfirmed {...{ visit, kept }} isUnderWay={refresh !== undefined && refresh.state !== "done"} />
      )}
      {kept && (
        <ExchangeSteps
          {...{ visit, refresh, files, typed: typed ?? new Map(), errors }}
          isConfirmed={kept.check === "confirmed"}
        />
      )}
      <CorrespondentExchange
        {...{ visit, kept, errors }}
        // What was typed in another form of the page takes nothing away from this one.
        typed={new Map([...formatCorrespondentInputs(kept), ...(typed ?? [])])}
      />
      <Former
        {...{ visit, former }}
        title={words.former}
        path={formatAdminPath(visit.brand, EXCHANGE_PATH)}
      />
      <Section id="contenu" title={words.format}>
        <p>{words.formatText}</p>
      </Section>
    </>,
  );
}

interface ToldProps {
  readonly told: string;
  readonly visit: Visit;
  readonly isConfirmed: boolean;
  /** All was read since: nothing is left to follow. */
  readonly isDone: boolean;
}

function Told({ told, visit: { language }, isConfirmed, isDone }: ToldProps) {
  const words = exchangeWords(language);
  if (told === "correspondant")
    return (
      <Alert tone="success" title={words.saved}>
        <p>{isConfirmed ? words.savedConfirmed : words.savedToConfirm}</p>
      </Alert>
    );
  if (told === "recue")
    return (
      <Alert tone="success" title={isDone ? words.receivedDone : words.received}>
        {!isDone && <p>{words.receivedText}</p>}
      </Alert>
    );
  return told === "deja" ? <Alert tone="info" title={words.already} /> : null;
}

const checkTones = { waiting: "warning", confirmed: "success", refused: "danger" } as const;

interface NotConfirmedProps {
  readonly visit: Visit;
  readonly kept: Correspondent;
  /** A request began under a certificate of before: with none, nobody wonders what becomes of it. */
  readonly isUnderWay: boolean;
}

function NotConfirmed({ visit, kept, isUnderWay }: NotConfirmedProps) {
  const words = exchangeWords(visit.language);
  const isRefused = kept.check === "refused";
  return (
    <Alert tone={isRefused ? "danger" : "warning"} title={isRefused ? words.refused : words.toConfirm}>
      <p>{isRefused ? words.refusedText : words.toConfirmText}</p>
      {isUnderWay && <p>{words.formerRefused}</p>}
    </Alert>
  );
}

interface WithProps {
  readonly visit: Visit;
  readonly kept: Correspondent | undefined;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

function CorrespondentExchange({ visit, kept, typed, errors }: WithProps) {
  const { brand, language, csrf, context } = visit;
  const words = exchangeWords(language);
  const isExpired = kept !== undefined && kept.validTo < context.now();
  return (
    <Section id="correspondant" title={words.with}>
      <p>
        <Tag tone={kept ? checkTones[kept.check] : "neutral"}>
          {kept ? words.checks[kept.check] : words.never}
        </Tag>
      </p>
      <p>
        <a href={formatAdminPath(brand, `${EXCHANGE_PATH}/empreinte`)}>{words.fingerprintPage}</a>
      </p>
      {isExpired && <Alert tone="danger" title={words.expiredTheirs} />}
      {kept && <Fingerprints {...{ visit, kept }} />}
      <Form
        action={formatAdminPath(brand, `${EXCHANGE_PATH}/correspondant`)}
        csrf={csrf()}
        hidden={{ _revision: String(kept?.revision ?? 0) }}
      >
        {buildCorrespondentFields(kept !== undefined).map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
        ))}
        <Button variant={kept ? "secondary" : "primary"}>{words.save}</Button>
      </Form>
    </Section>
  );
}

function Fingerprints({ visit, kept }: { readonly visit: Visit; readonly kept: Correspondent }) {
  const { brand, language } = visit;
  const words = exchangeWords(language);
  const day = (at: Date) => plainDay(toCivilDate(at), language);
  const items = [
    { term: words.theirs, description: formatFingerprint(kept.fingerprint) },
    { term: words.until, description: day(kept.validTo) },
    { term: words.ours, description: formatFingerprint(kept.ownFingerprint) },
    { term: words.until, description: day(kept.ownValidTo) },
  ];
  return (
    <>
      <Definition items={items} />
      <p>
        <a href={formatAdminPath(brand, `${EXCHANGE_PATH}/certificat.pem`)}>{words.ourCertificate}</a>
      </p>
    </>
  );
}

export function ExchangeLink({ visit }: { readonly visit: Visit }) {
  return (
    <p>
      <a href={formatAdminPath(visit.brand, EXCHANGE_PATH)}>{exchangeWords(visit.language).link}</a>
    </p>
  );
}

export async function saveCorrespondent(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const isKnown = parseRevision(form.typed) > 0;
  const { answers, errors } = parseFields(buildCorrespondentFields(isKnown), form, {
    today: toCivilDate(context.now()),
    answers: {},
  });
  if (errors.length > 0) return showExchange(request, reply, { typed: form.typed, errors });
  const text = (name: string) => findTextAnswer(answers, name) ?? "";
  const correspondent = {
    register: text("organisme") === "MSA" ? ("MSA" as const) : ("CAF" as const),
    name: text("nom"),
    legalBasis: text("texte"),
    certificate: text("certificat"),
    renewOwn: text("cle") === "nouvelle",
    revision: parseRevision(form.typed),
  };
  return submitOrShowAgain(() => updateCorrespondent(context, correspondent), {
    besides: { "sources.certificate_refused": "certificat" },
    again: (refused) => showExchange(request, reply, { typed: form.typed, errors: refused.errors }),
    after: () => sendSeeOther(reply, `${formatAdminPath(brand, EXCHANGE_PATH)}?fait=correspondant`),
  });
}
