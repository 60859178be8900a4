import { Alert, Button, Definition, Details, Form, LinkButton, Section, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  FieldView,
  FormErrors,
  getQueryText,
  parsePathId,
  readForm,
  type TypedValues,
  type Visit,
} from "../../../../../../web/index.ts";
import { type Activity, listSessions, type ManagedSession } from "../../../index.ts";
import { formatAgeRange, formatSessionTime } from "../../common/bookings/booking-words.ts";
import { seriesFields } from "./activity-fields.ts";
import { activityWords } from "./activity-words.ts";
import { buildClosingPath, buildSeriesPath, buildSessionPath, buildTermsPath } from "./paths.ts";

/** One activity, its sessions, and the form that makes more. */
export async function showActivity(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language } = visit;
  const { activity, sessions } = await listSessions(context, parsePathId<"activity">(request, "activity"));
  const words = activityWords(language);
  const title = activity.name[language];
  const hasErrors = errors.length > 0;
  const count = Number(getQueryText(request, "seances"));
  const done = { enregistree: words.saved, fermee: words.closed }[getQueryText(request, "fait")];
  return sendAdminPage(
    reply,
    { title, place: "activities", width: "wide", above: [], hasErrors, status: hasErrors ? 422 : 200 },
    <>
      <FormErrors errors={errors} language={language} />
      {done !== undefined && !hasErrors && <Alert tone="success" title={done} />}
      {getQueryText(request, "seances") !== "" && !hasErrors && Number.isSafeInteger(count) && (
        <Alert tone="success" title={words.made(count)} />
      )}
      <h1>{title}</h1>
      <p class="ar-lead">{activity.place}</p>
      <Definition
        items={[
          { term: words.columns.state, description: activity.closedOn === null ? words.open : words.shut },
          { term: words.capacity, description: String(activity.capacity) },
          { term: words.cancelHours, description: String(activity.cancelHours) },
          { term: words.aheadDays, description: String(activity.aheadDays) },
          ...(activity.ages
            ? [{ term: words.ages, description: formatAgeRange(activity.ages, language) }]
            : []),
        ]}
      />
      <p>
        <LinkButton
          href={formatAdminPath(brand, buildTermsPath(activity.id))}
          variant="secondary"
          icon="pencil"
        >
          {words.change}
        </LinkButton>
      </p>
      <Sessions {...{ activity, sessions, visit }} />
      {activity.closedOn === null && (
        <Changes {...{ activity, visit, errors }} typed={readForm(request).typed} />
      )}
    </>,
  );
}

interface SessionsProps {
  readonly activity: Activity;
  readonly sessions: readonly ManagedSession[];
  readonly visit: Visit;
}

function Sessions({ activity, sessions, visit: { language, brand, context } }: SessionsProps) {
  const words = activityWords(language);
  const now = context.now();
  const stateOf = ({ session }: ManagedSession) =>
    session.state === "open" && session.startsAt <= now ? words.late : words.states[session.state];
  return (
    <Section id="seances" title={words.sessions}>
      {sessions.length === 0 ? (
        <p>{words.noSession}</p>
      ) : (
        <Table
          id="seances-de-l-activite"
          caption={words.sessions}
          isTitled
          columns={Object.values(words.sessionColumns).map((label) => ({ label }))}
          rows={sessions.map((one) => ({
            key: one.session.id,
            cells: [
              formatSessionTime(one.session, language),
              words.of(one.taken, one.session.capacity),
              String(one.waiting),
              stateOf(one),
              <a key="act" href={formatAdminPath(brand, buildSessionPath(activity.id, one.session.id))}>
                {words.list}
                <span class="ds-sr-only"> ({formatSessionTime(one.session, language)})</span>
              </a>,
            ],
          }))}
        />
      )}
    </Section>
  );
}

interface ChangesProps {
  readonly activity: Activity;
  readonly visit: Visit;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

function Changes({ activity, visit: { language, brand, csrf }, typed, errors }: ChangesProps) {
  const words = activityWords(language);
  return (
    <>
      <Section id="ajouter" title={words.series} lead={words.seriesLead}>
        <Form action={formatAdminPath(brand, buildSeriesPath(activity.id))} csrf={csrf()}>
          {seriesFields.map((field) => (
            <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
          ))}
          <Button>{words.addSeries}</Button>
        </Form>
      </Section>
      <Details summary={words.close}>
        <p>{words.closeText}</p>
        <Form
          action={formatAdminPath(brand, buildClosingPath(activity.id))}
          csrf={csrf()}
          hidden={{ _revision: String(activity.revision) }}
        >
          <Button variant="danger">{words.closeConfirm}</Button>
        </Form>
      </Details>
    </>
  );
}
