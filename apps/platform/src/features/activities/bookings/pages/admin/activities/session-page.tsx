import { Alert, Button, Card, Details, EmptyState, Form, Section, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { FormErrors, getQueryText, parsePathId, type Visit } from "../../../../../../web/index.ts";
import {
  type Attendance,
  type Attending,
  CLOSED_AFTER_HOURS,
  readAttendance,
  stateWords,
} from "../../../index.ts";
import { formatSessionTime } from "../../common/bookings/booking-words.ts";
import { activityWords } from "./activity-words.ts";
import { buildActivityPath, buildMarkPath, buildSessionCancelPath, buildSessionEndPath } from "./paths.ts";

/** Each button bears its booking. */
export const formatMarkFieldName = (id: string): string => `presence-${id}`;

/** Who comes, one block a person: held in one hand at the edge of a pool. */
export async function showSession(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language } = visit;
  const attendance = await readAttendance(context, parsePathId<"activitySession">(request, "session"));
  const { session, activity, people } = attendance;
  const words = activityWords(language);
  const when = formatSessionTime(session, language);
  const title = when.charAt(0).toUpperCase() + when.slice(1);
  const done = { terminee: words.ended, annulee: words.calledOff }[getQueryText(request, "fait")];
  const coming = people.filter(({ booking }) => booking.state !== "waiting");
  // Who cancelled too late is listed, as the price is due, and has no place.
  const placed = coming.filter(({ booking }) => booking.state !== "late");
  const waiting = people.filter(({ booking }) => booking.state === "waiting");
  return sendAdminPage(
    reply,
    {
      title,
      place: "activities",
      width: "task",
      above: [
        { href: formatAdminPath(brand, buildActivityPath(activity.id)), label: activity.name[language] },
      ],
      ...(errors.length > 0 ? { hasErrors: true, status: 422 } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      {done !== undefined && errors.length === 0 && <Alert tone="success" title={done} />}
      <h1>{title}</h1>
      <p class="ar-lead">
        {activity.name[language]} – {words.of(placed.length, session.capacity)}
      </p>
      {session.state === "open" ? (
        <p>
          {context.now() < session.startsAt ? words.before : words.sessionLead}{" "}
          {words.forgotten(CLOSED_AFTER_HOURS)}
        </p>
      ) : (
        <Alert tone="info" title={words.states[session.state]} />
      )}
      {coming.length === 0 && (
        <EmptyState title={words.nobody} icon="users">
          <p>{activity.place}</p>
        </EmptyState>
      )}
      <div class="ar-stack">
        {coming.map((one) => (
          <One key={one.booking.id} {...{ one, attendance, visit }} />
        ))}
      </div>
      {waiting.length > 0 && (
        <Section id="attente" title={words.waitingTitle}>
          <ol>
            {waiting.map(({ booking, name }) => (
              <li key={booking.id}>{name || words.unnamed}</li>
            ))}
          </ol>
        </Section>
      )}
      {session.state === "open" && <Ending {...{ attendance, visit }} />}
    </>,
  );
}

interface OneProps {
  readonly one: Attending;
  readonly attendance: Attendance;
  readonly visit: Visit;
}

function One({ one: { booking, name }, attendance: { session, activity }, visit }: OneProps) {
  const { language, brand, context, csrf } = visit;
  const words = activityWords(language);
  const who = name || words.unnamed;
  const isOpen = booking.state === "booked" && session.startsAt <= context.now();
  const said = booking.mark === null ? undefined : words[booking.mark];
  const status =
    booking.state === "booked" ? (
      said && <Tag tone={booking.mark === "present" ? "success" : "warning"}>{said}</Tag>
    ) : (
      <Tag>{stateWords[booking.state][language]}</Tag>
    );
  return (
    <Card title={who} icon="user" level={2} status={status}>
      {isOpen && (
        <Form
          action={formatAdminPath(brand, buildMarkPath(activity.id, session.id))}
          csrf={csrf()}
          hidden={{ reservation: booking.id }}
        >
          <Button
            name="presence"
            value="present"
            variant={booking.mark === "present" ? "primary" : "secondary"}
            id={formatMarkFieldName(booking.id)}
          >
            {words.present}
            <span class="ds-sr-only"> ({who})</span>
          </Button>{" "}
          <Button
            name="presence"
            value="absent"
            variant={booking.mark === "absent" ? "primary" : "secondary"}
          >
            {words.absent}
            <span class="ds-sr-only"> ({who})</span>
          </Button>
        </Form>
      )}
    </Card>
  );
}

function Ending({ attendance: { session, activity, people }, visit }: Omit<OneProps, "one">) {
  const { language, brand, context, csrf } = visit;
  const words = activityWords(language);
  const left = people.filter(({ booking }) => booking.state === "booked" && booking.mark === null).length;
  return (
    <>
      {session.startsAt <= context.now() && (
        <Form action={formatAdminPath(brand, buildSessionEndPath(activity.id, session.id))} csrf={csrf()}>
          {left > 0 && <p>{words.leftToMark(left)}</p>}
          <Button id="terminer">{words.end}</Button>
        </Form>
      )}
      <Details summary={words.callOff}>
        <p>{words.callOffText}</p>
        <Form action={formatAdminPath(brand, buildSessionCancelPath(activity.id, session.id))} csrf={csrf()}>
          <Button variant="danger">{words.callOffConfirm}</Button>
        </Form>
      </Details>
    </>
  );
}
