import { randomUUID } from "node:crypto";
import { Alert, Button, CheckboxGroup, EmptyState, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildSpaceAddresses,
  FOR,
  formatPersonAddress,
} from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import { FormErrors, getQueryText, type Visit } from "../../../../../../web/index.ts";
import { type Bookable, type BookableActivity, bookingsErrors, listBookings } from "../../../index.ts";
import { bookingWords, formatSessionTime } from "../../common/bookings/booking-words.ts";
import { formatPriceText } from "../../common/bookings/own-bookings-view.tsx";
import { severalWords } from "./several-words.ts";

export const ACTIVITY = "activite";
export const SESSIONS = "seances";
/** Which boxes are ticked by an address: "toutes", or a day of the week, 1 (Monday) to 7 (ISO 8601). */
const TICKED = "coches";
const ALL = "toutes";

/** Why the form is shown again, and what it booked all the same. */
export interface PartlyBooked {
  readonly status: number;
  readonly errors: readonly FieldError[];
  readonly activityId: string;
  /** How many were booked before the others were refused. */
  readonly booked: number;
  /** The sessions that stay ticked. */
  readonly ticked: ReadonlySet<string>;
}

/** The sessions of one activity that somebody may book now, with their prices. */
export async function showSeveral(
  request: FastifyRequest,
  reply: FastifyReply,
  refused?: PartlyBooked,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const { somebody } = await resolveChosenPerson(request, ...(refused ? [getPostedPerson(request)] : []));
  const activityId = refused?.activityId ?? getQueryText(request, ACTIVITY);
  const { bookable, toCome } = await listBookings(context, somebody.id);
  const one = bookable.find(({ activity }) => activity.id === activityId);
  const activity = one?.activity ?? toCome.find((own) => own.activity.id === activityId)?.activity;
  if (!activity) throw bookingsErrors.error("bookings.unknown_activity");
  const words = severalWords(language);
  const at = buildSpaceAddresses(brand);
  const title = words.title(activity.name[language]);
  const errors = refused?.errors ?? [];
  return sendSpacePage(
    reply,
    {
      title,
      here: words.here,
      place: "services",
      width: "task",
      above: [{ href: formatPersonAddress(at.bookings, somebody), label: words.above }],
      ...(refused ? { status: refused.status, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      {refused && refused.booked > 0 && <Alert tone="info" title={words.booked(refused.booked)} />}
      <h1>{title}</h1>
      {!somebody.self && <p>{words.for(formatPersonName(somebody, language))}</p>}
      {one ? (
        <Sessions
          {...{ one, somebody, errors, visit }}
          ticked={refused?.ticked ?? selectTicked(one, request)}
        />
      ) : (
        <EmptyState
          title={words.nothing}
          icon="calendar"
          action={
            <LinkButton variant="secondary" href={formatPersonAddress(at.bookings, somebody)}>
              {words.bookings}
            </LinkButton>
          }
        >
          <p>{words.nothingText}</p>
        </EmptyState>
      )}
    </>,
  );
}

const getPostedPerson = ({ body }: FastifyRequest): string => {
  const posted = typeof body === "object" && body !== null && FOR in body ? body[FOR] : "";
  return typeof posted === "string" ? posted : "";
};

/** Monday is 1 (ISO 8601). */
const getWeekday = ({ session: { day } }: Bookable): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** Those with a place left: nobody joins a waiting list without having read so. */
function selectTicked({ sessions }: BookableActivity, request: FastifyRequest): ReadonlySet<string> {
  const asked = getQueryText(request, TICKED);
  return new Set(
    sessions
      .filter((one) => one.left > 0 && (asked === ALL || asked === String(getWeekday(one))))
      .map(({ session }) => session.id),
  );
}

interface SessionsProps {
  readonly one: BookableActivity;
  readonly somebody: Somebody;
  readonly ticked: ReadonlySet<string>;
  readonly errors: readonly FieldError[];
  readonly visit: Visit;
}

function Sessions({ one, somebody, ticked, errors, visit }: SessionsProps) {
  const { brand, language, csrf } = visit;
  const words = severalWords(language);
  const at = buildSpaceAddresses(brand);
  const { activity, sessions } = one;
  const chosen = sessions.filter(({ session }) => ticked.has(session.id));
  const total = chosen.reduce((sum, { price }) => sum + price.cents, 0);
  return (
    <>
      <p class="ar-lead">{words.lead}</p>
      <p class="ar-hint">{bookingWords(language).rules(activity.cancelHours)}</p>
      <Presets {...{ one, somebody, visit }} />
      <Form
        action={at.severalBookings}
        csrf={csrf()}
        hidden={{
          [ACTIVITY]: activity.id,
          nouveau: randomUUID(),
          ...(somebody.self ? {} : { [FOR]: somebody.id }),
        }}
      >
        <CheckboxGroup
          name={SESSIONS}
          label={words.sessions}
          error={errors.find(({ field }) => field === SESSIONS)?.[language]}
          choices={sessions.map((session) => toChoice(session, visit))}
          values={chosen.map(formatSessionValue)}
        />
        {chosen.length > 0 && <p>{words.total(chosen.length, formatPriceText(total, visit))}</p>}
        <Button>{words.submit}</Button>
      </Form>
    </>
  );
}

/** The value carries the price that is read beside it: another one is refused, never taken. */
const formatSessionValue = ({ session, price }: Bookable): string => `${session.id}:${price.cents}`;

function toChoice(one: Bookable, visit: Visit) {
  const { language } = visit;
  const words = bookingWords(language);
  const places = one.left > 0 ? words.left(one.left) : words.full(one.waiting);
  const late = visit.context.now() > one.freeUntil && one.price.cents > 0 ? [words.tooLate] : [];
  return {
    value: formatSessionValue(one),
    label: formatSessionTime(one.session, language),
    hint: [formatPriceText(one.price.cents, visit), places, ...late].join(" · "),
  };
}

/** Links that tick all sessions, or those of a day of the week: the page works without a script. */
function Presets({ one, somebody, visit }: Pick<SessionsProps, "one" | "somebody" | "visit">) {
  const { brand, language } = visit;
  const words = severalWords(language);
  const weekdays = [...new Set(one.sessions.map(getWeekday))].toSorted();
  const open = (ticked: string) =>
    formatPersonAddress(buildSpaceAddresses(brand).severalBookings, somebody, {
      [ACTIVITY]: one.activity.id,
      ...(ticked === "" ? {} : { [TICKED]: ticked }),
    });
  const each = weekdays.map((day) => [words.each(formatWeekday(day, language)), String(day)] as const);
  return (
    <nav aria-label={words.presets}>
      <ul class="ar-links">
        {[[words.all, ALL] as const, ...(each.length > 1 ? each : []), [words.none, ""] as const].map(
          ([label, ticked]) => (
            <li key={ticked}>
              <a href={open(ticked)}>{label}</a>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
}

/** 5 January 2026 is a Monday. */
const formatWeekday = (day: number, language: Language): string =>
  new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", { weekday: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2026, 0, 4 + day)),
  );
