import { Alert, Button, ButtonGroup, Definition, Form, LinkButton, Section, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import {
  FieldView,
  FormErrors,
  getTypedText,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
  type Visit,
} from "../../../../../../web/index.ts";
import { applyRefreshAct, type Refresh, type RefreshAct, readRefresh, startRefresh } from "../../../index.ts";
import { Former, readFormer } from "./former-refreshes.tsx";
import { nobodyBesides, readRefreshForm, refreshFields } from "./refresh-fields.ts";
import { refreshWords } from "./refresh-words.ts";

export const REFRESH_PATH = `${adminPlaces.sources.path}/quotients`;
const ACT_PATH = `${REFRESH_PATH}/conduire`;

interface Shown {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

/** Numbers only: who administers sees nobody's quotient. */
export async function showRefresh(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed = new Map(), errors = [] }: Shown = {},
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language, csrf } = visit;
  const words = refreshWords(language);
  const refresh = await readRefresh(context);
  const former = await readFormer(request, "api");
  const hasErrors = errors.length > 0;
  return sendAdminPage(
    reply,
    {
      title: words.title,
      place: "sources",
      above: [],
      hasErrors,
      status: hasErrors ? 422 : 200,
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {refresh ? <Progress {...{ visit, refresh }} /> : <p>{words.never}</p>}
      {(!refresh || refresh.state === "done") && (
        <Section id="nouvelle" title={words.start}>
          <Form
            action={formatAdminPath(brand, REFRESH_PATH)}
            csrf={csrf()}
            hidden={{ mise_a_jour: context.newId() }}
          >
            {refreshFields.map((field) => (
              <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
            ))}
            <Button>{words.begin}</Button>
          </Form>
        </Section>
      )}
      <Former {...{ visit, former }} title={words.former} path={formatAdminPath(brand, REFRESH_PATH)} />
    </>,
  );
}

const tones = { gathering: "info", running: "info", stopped: "warning", done: "success" } as const;

function Progress({ visit, refresh }: { readonly visit: Visit; readonly refresh: Refresh }) {
  const { language, brand, csrf } = visit;
  const words = refreshWords(language);
  const count = (state: string) =>
    refresh.counts.filter((one) => one.state === state).reduce((sum, one) => sum + one.count, 0);
  const total = refresh.counts.reduce((sum, one) => sum + one.count, 0);
  const rows = [
    { term: words.total, description: String(total) },
    { term: words.answered, description: String(count("answered")) },
    { term: words.toSettle, description: String(count("to_settle")) },
    { term: words.settled, description: String(count("settled")) },
    { term: words.waiting, description: String(count("waiting")) },
    ...(refresh.secondsLeft ? [{ term: words.left, description: words.timeLeft(refresh.secondsLeft) }] : []),
    ...(count("stopped") > 0 ? [{ term: words.unasked, description: String(count("stopped")) }] : []),
  ];
  const acts: readonly RefreshAct[] =
    refresh.state === "done" ? [] : refresh.state === "stopped" ? ["resume", "close"] : ["stop", "close"];
  return (
    <Section id="avancement" title={words.progress}>
      <p>
        <Tag tone={tones[refresh.state]}>{words.states[refresh.state]}</Tag>{" "}
        {words.startedOn(plainDay(refresh.startedOn, language))}{" "}
        {refresh.endedOn && words.endedOn(plainDay(refresh.endedOn, language))}
      </p>
      {refresh.refusedCode && refresh.state === "stopped" && (
        <Alert tone="danger" title={words.refused}>
          <p>{words.refusedWhy(refresh.refusedCode)}</p>
          <p>
            {words.refusedTodo}{" "}
            <a href={formatAdminPath(brand, adminPlaces.sources.path)}>{words.refusedWhere}</a>
          </p>
        </Alert>
      )}
      <Definition items={rows} />
      {count("to_settle") > 0 && <p>{words.toList}</p>}
      {acts.length > 0 && (
        <Form action={formatAdminPath(brand, ACT_PATH)} csrf={csrf()} hidden={{ mise_a_jour: refresh.id }}>
          <ButtonGroup>
            {refresh.state !== "stopped" && (
              <LinkButton href={formatAdminPath(brand, REFRESH_PATH)} icon="refresh-cw">
                {words.reload}
              </LinkButton>
            )}
            {acts.map((act) => (
              <Button key={act} variant={act === "resume" ? "primary" : "secondary"} name="acte" value={act}>
                {words[act]}
              </Button>
            ))}
          </ButtonGroup>
        </Form>
      )}
    </Section>
  );
}

export function RefreshLink({ visit }: { readonly visit: Visit }) {
  return (
    <p>
      <a href={formatAdminPath(visit.brand, REFRESH_PATH)}>{refreshWords(visit.language).link}</a>
    </p>
  );
}

export async function submitRefreshStart(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const { errors, ...answers } = readRefreshForm(form, toCivilDate(context.now()));
  if (errors.length > 0) return showRefresh(request, reply, { typed: form.typed, errors });
  const id = parseRefreshParam(getTypedText(form.typed, "mise_a_jour"));
  return submitOrShowAgain(() => startRefresh(context, { id, ...answers }), {
    besides: nobodyBesides,
    again: (refused) => showRefresh(request, reply, { typed: form.typed, errors: refused.errors }),
    after: () => sendSeeOther(reply, formatAdminPath(brand, REFRESH_PATH)),
  });
}

export async function submitRefreshAct(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const act = (["stop", "resume", "close"] as const).find((one) => one === getTypedText(typed, "acte"));
  if (!act) throw kernelErrors.error("request.invalid");
  await applyRefreshAct(context, parseRefreshParam(getTypedText(typed, "mise_a_jour")), act);
  return sendSeeOther(reply, formatAdminPath(brand, REFRESH_PATH));
}

function parseRefreshParam(text: string) {
  if (!isUuid(text)) throw kernelErrors.error("request.invalid");
  return parseId<"sourceRefresh">(text);
}
