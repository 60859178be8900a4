import { Alert, Button, Card, CheckboxGroup, EmptyState, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatTimeOfDay } from "../../../../../../frames/common/dates/dates.ts";
import {
  buildSpaceAddresses,
  FOR,
  formatPersonAddress,
} from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import {
  addDays,
  type CivilDate,
  formatLongDate,
  isCivilDate,
  toCivilDate,
} from "../../../../../../kernel/civil-date.ts";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import { FormErrors, getQueryText, type Visit } from "../../../../../../web/index.ts";
import { type CancellableBooking, listCancellableBookings, listComingPlaces } from "../../../index.ts";
import { formatConditionalPrice, formatPriceText } from "../../common/bookings/own-bookings-view.tsx";
import { absenceWords } from "./absence-words.ts";

export const DAY = "jour";
/** The days that are offered: what is further ahead is cancelled on the page of bookings. */
const OFFERED_DAYS = 6;

/** The boxes of one person. */
export const formatChoicesField = (personId: string): string => `annuler-${personId}`;

/** Why the form is shown again, and what it did all the same. */
export interface PartlyCancelled {
  readonly status: number;
  readonly errors: readonly FieldError[];
  readonly day: CivilDate;
  /** How many were given back before the others were refused. */
  readonly cancelled: number;
}

/** What a family booked on one day, person by person, with what giving it back makes due. */
export async function showAbsence(
  request: FastifyRequest,
  reply: FastifyReply,
  refused?: PartlyCancelled,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const { people, somebody } = await resolveChosenPerson(request);
  const personIds = people.map(({ id }) => id);
  const booked = [...(await listComingPlaces(context, personIds)).values()].flat();
  const days = [...new Set(booked.map(({ session }) => session.day))].toSorted();
  const asked = refused?.day ?? getQueryText(request, DAY);
  const day = isCivilDate(asked) ? asked : (days[0] ?? addDays(toCivilDate(context.now()), 1));
  const cancellable = await listCancellableBookings(context, { personIds, day });
  const words = absenceWords(language);
  const at = buildSpaceAddresses(brand);
  const title = words.title(formatLongDate(day, language));
  const errors = refused?.errors ?? [];
  const isLate = [...cancellable.values()].flat().some(({ due }) => due === "due");
  return sendSpacePage(
    reply,
    {
      title,
      here: words.here,
      place: "home",
      width: "task",
      above: [{ href: at.home, label: words.above }],
      ...(refused ? { status: refused.status, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      {refused && refused.cancelled > 0 && <Alert tone="info" title={words.done(refused.cancelled, "")} />}
      <h1>{title}</h1>
      <DayLinks days={days.slice(0, OFFERED_DAYS)} day={day} visit={visit} />
      {cancellable.size === 0 ? (
        <EmptyState
          title={words.nothing(formatLongDate(day, language))}
          icon="calendar"
          action={
            <LinkButton variant="secondary" href={formatPersonAddress(at.bookings, somebody)}>
              {words.bookings}
            </LinkButton>
          }
        >
          <p>{words.nothingText}</p>
        </EmptyState>
      ) : (
        <>
          <p class="ar-lead">{words.lead}</p>
          <div class="ar-stack">
            {sortChosenFirst(people, somebody).map((whose) => (
              <PersonForm
                key={whose.id}
                {...{ whose, day, errors, visit, bookings: cancellable.get(whose.id) ?? [] }}
              />
            ))}
          </div>
          {isLate && <p class="ar-hint">{words.proof}</p>}
        </>
      )}
    </>,
  );
}

const sortChosenFirst = (people: readonly Somebody[], chosen: Somebody): readonly Somebody[] => [
  chosen,
  ...people.filter(({ id }) => id !== chosen.id),
];

interface DayLinksProps {
  readonly days: readonly CivilDate[];
  readonly day: CivilDate;
  readonly visit: Visit;
}

/** The next days on which something is booked. */
function DayLinks({ days, day, visit: { context, brand, language } }: DayLinksProps) {
  const words = absenceWords(language);
  const today = toCivilDate(context.now());
  const names = new Map([
    [today, words.today],
    [addDays(today, 1), words.tomorrow],
  ]);
  if (days.every((one) => one === day)) return null;
  return (
    <nav aria-label={words.days}>
      <ul class="ar-links">
        {days.map((one) => (
          <li key={one}>
            <a
              href={`${buildSpaceAddresses(brand).absence}?${DAY}=${one}`}
              aria-current={one === day ? "page" : undefined}
            >
              {names.get(one) ?? formatLongDate(one, language).replace(/ \d{4}$/, "")}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface PersonFormProps {
  readonly whose: Somebody;
  readonly bookings: readonly CancellableBooking[];
  readonly day: CivilDate;
  readonly errors: readonly FieldError[];
  readonly visit: Visit;
}

const formatShortName = (whose: Somebody, language: Language): string =>
  whose.givenName || formatPersonName(whose, language);

/** All is ticked: one gesture cancels the day of this person. */
function PersonForm({ whose, bookings, day, errors, visit }: PersonFormProps) {
  if (bookings.length === 0) return null;
  const { brand, language, csrf } = visit;
  const words = absenceWords(language);
  const name = formatChoicesField(whose.id);
  const choices = bookings.map((one) => toChoice(one, visit));
  const isDue = bookings.some(({ due }) => due === "due");
  return (
    <Card title={whose.self ? words.me : words.of(formatShortName(whose, language))} level={2}>
      <Form
        action={buildSpaceAddresses(brand).absence}
        csrf={csrf()}
        hidden={{ [DAY]: day, ...(whose.self ? {} : { [FOR]: whose.id }) }}
      >
        <CheckboxGroup
          name={name}
          label={words.what}
          error={errors.find(({ field }) => field === name)?.[language]}
          choices={choices}
          values={choices.map(({ value }) => value)}
        />
        <Button variant={isDue ? "danger" : "primary"}>
          {words.submit}
          {!whose.self && <span class="ds-sr-only"> ({formatShortName(whose, language)})</span>}
        </Button>
      </Form>
    </Card>
  );
}

/** The value carries what is read beside it: another outcome cancels nothing. */
function toChoice({ booking, session, activity, due }: CancellableBooking, visit: Visit) {
  const { language } = visit;
  const words = absenceWords(language);
  const times = [session.startsAt, session.endsAt].map((at) => formatTimeOfDay(at, language)).join(" – ");
  const price = [
    formatPriceText(booking.words.cents, visit),
    formatConditionalPrice(booking.words, visit),
  ].filter(Boolean);
  const free = booking.state === "waiting" ? words.wait : words.free;
  return {
    value: `${booking.id}:${due === "due" ? "du" : "rien"}`,
    label: `${times}, ${activity.name[language]}`,
    hint: due === "due" ? words.due(price.join(" ; ")) : free,
  };
}
