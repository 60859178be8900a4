import { Button, Card, Definition, Details, EmptyState, Form, Section, Table, Tag } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import { formatLongInstant } from "../../../../../../frames/common/dates/dates.ts";
import { isCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { getQueryText, type Visit } from "../../../../../../web/index.ts";
import type { Counter } from "../../../../../ledger/counters/index.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { computeCancelDue, isDue, type OwnBooking, type OwnBookings, stateWords } from "../../../index.ts";
import { bookingWords, formatSessionTime } from "./booking-words.ts";

export interface BookingsShown {
  readonly own: OwnBookings;
  readonly counters: readonly Counter[];
  readonly visit: Visit;
  /** Whom the forms are about. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly bookAt: string;
  cancelAt(booking: string): string;
  /** Where one that is booked is had as a calendar file; absent where its page is another's. */
  fileAt?(booking: string): string;
  /** Where several sessions of an activity are booked at once; absent where its page is another's. */
  severalAt?(activity: string): string;
  /** What may be booked from a day on. */
  laterAt(day: string): string;
  /** What else may be done with one that is over. */
  more?(own: OwnBooking): ComponentChildren;
}

/** The day from which sessions are listed, in the address: what is no day is today. */
export function findRequestedDay(request: FastifyRequest): string | undefined {
  const asked = getQueryText(request, FROM);
  return isCivilDate(asked) ? asked : undefined;
}
export const FROM = "des";

export const formatCounterName = ({ counters, visit }: BookingsShown, counterId: string): string =>
  counters.find(({ id }) => id === counterId)?.name[visit.language] ?? "";

export function formatPriceText(cents: number, { language }: Visit): string {
  return cents === 0
    ? bookingWords(language).freeOfCharge
    : formatCounterAmount(cents, "euro_cent", language);
}

/** Far ahead, what is taken instead if a coupled offer is still under way on the day. */
export function formatConditionalPrice(
  { cents, later = [] }: Pick<OwnBooking["booking"]["words"], "cents" | "later">,
  visit: Visit,
): string | undefined {
  if (later.length === 0) return undefined;
  const left = later.reduce((sum, one) => sum - one.cents, cents);
  return bookingWords(visit.language).ifStill(formatPriceText(left, visit), later.length > 1);
}

/** What is booked, the soonest first. */
export function ToCome({ shown }: { readonly shown: BookingsShown }) {
  const words = bookingWords(shown.visit.language);
  return (
    <Section id="a-venir" title={words.toCome}>
      {shown.own.toCome.length === 0 ? (
        <EmptyState title={words.nothing} icon="calendar">
          <p>{words.nothingText}</p>
        </EmptyState>
      ) : (
        <div class="ar-stack">
          {shown.own.toCome.map((own) => (
            <One key={own.booking.id} {...{ own, shown }} />
          ))}
        </div>
      )}
    </Section>
  );
}

interface OneProps {
  readonly own: OwnBooking;
  readonly shown: BookingsShown;
}

function One({ own, shown }: OneProps) {
  const { booking, session, activity, turn } = own;
  const { visit } = shown;
  const { language } = visit;
  const words = bookingWords(language);
  const { cents, why, freeUntil, by } = booking.words;
  const price = formatPriceText(cents, visit);
  const waits = booking.state === "waiting";
  const held = cents === 0 ? price : words.held(price, formatCounterName(shown, activity.counterId));
  const said = [waits && cents > 0 ? words.waits(price) : held, formatConditionalPrice(booking.words, visit)];
  return (
    <Card
      title={activity.name[language]}
      icon="calendar"
      level={3}
      status={
        <Tag tone={waits ? "warning" : "success"} icon={waits ? "clock" : "check"}>
          {waits ? words.turn(turn ?? 1) : stateWords.booked[language]}
        </Tag>
      }
    >
      <p>
        <strong>{formatSessionTime(session, language)}</strong>
      </p>
      <Definition
        items={[
          { term: words.where, description: activity.place },
          { term: words.price, description: said.filter(Boolean).join(" ; ") },
          freeUntil < visit.context.now() && cents > 0 && !waits
            ? { term: words.cancelling, description: words.tooLate }
            : { term: words.freeUntil, description: formatLongInstant(freeUntil, language) },
          ...(by === undefined ? [] : [{ term: words.by, description: by }]),
        ]}
      />
      <Details summary={words.why}>
        <p>{why[language]}</p>
      </Details>
      {!waits && shown.fileAt && (
        <p>
          <a href={shown.fileAt(booking.id)}>
            {words.toCalendar}
            <span class="ds-sr-only"> ({formatSessionTime(session, language)})</span>
          </a>
        </p>
      )}
      <Cancelling {...{ own, shown }} />
    </Card>
  );
}

/** What was read above the button: "rien", or "du". */
export const SEEN = "lu";
/** The button of a booking: what is refused is said beside it. */
export const cancelField = (id: string): string => `annuler-${id}`;

/** What it costs is read before the button; the form carries it. */
function Cancelling({ own: { booking, session }, shown: { visit, hidden, errors, cancelAt } }: OneProps) {
  const words = bookingWords(visit.language);
  const now = visit.context.now();
  if (session.startsAt <= now || booking.mark !== null) return null;
  const waits = booking.state === "waiting";
  const isFree = computeCancelDue(booking, now) === "free";
  const ifStill = isFree ? undefined : formatConditionalPrice(booking.words, visit);
  const field = cancelField(booking.id);
  const isRefused = errors.some((one) => one.field === field);
  return (
    <Details summary={waits ? words.leave : words.cancel} open={isRefused}>
      <p>{isFree ? words.nothingDue : words.allDue(formatPriceText(booking.words.cents, visit))}</p>
      {ifStill !== undefined && <p>{words.onlyIf(ifStill)}</p>}
      <Form
        action={cancelAt(booking.id)}
        csrf={visit.csrf()}
        hidden={{ ...hidden, [SEEN]: isFree ? "rien" : "du" }}
      >
        <Button variant={isFree ? "secondary" : "danger"} id={field}>
          {waits ? words.confirmLeave : words.confirm}
          <span class="ds-sr-only"> ({formatSessionTime(session, visit.language)})</span>
        </Button>
      </Form>
    </Details>
  );
}

/** What was booked, and what it cost. */
export function Past({ shown }: { readonly shown: BookingsShown }) {
  const { own, visit, more } = shown;
  const { language } = visit;
  const words = bookingWords(language);
  if (own.past.length === 0) return null;
  const taken = ({ booking: { state, excused, words: said } }: OwnBooking) => {
    if (!isDue(state)) return formatCounterAmount(0, "euro_cent", language);
    const price = formatCounterAmount(said.cents, "euro_cent", language);
    return excused ? words.givenBack(price) : price;
  };
  return (
    <Section id="passees" title={words.past}>
      <Table
        id="reservations-passees"
        caption={words.past}
        isTitled
        columns={[
          { label: words.pastColumns.session },
          { label: words.pastColumns.outcome },
          { label: words.pastColumns.price, numeric: true },
        ]}
        rows={own.past.map((one) => ({
          key: one.booking.id,
          cells: [
            `${one.activity.name[language]}, ${formatSessionTime(one.session, language)}`,
            <>
              {stateWords[one.booking.state][language]}
              {one.booking.excused && <p>{words.excused(one.booking.words.excuse ?? "")}</p>}
              {more?.(one)}
            </>,
            taken(one),
          ],
        }))}
      />
    </Section>
  );
}
