import { randomUUID } from "node:crypto";
import { Button, Card, Details, Form, LinkButton, Section, Table } from "@ardeco/ui";
import type { Bookable, BookableActivity } from "../../../index.ts";
import { bookingWords, formatAgeRange, formatSessionTime } from "./booking-words.ts";
import {
  type BookingsShown,
  formatConditionalPrice,
  formatCounterName,
  formatPriceText,
} from "./own-bookings-view.tsx";

/** The button of a session: what is refused is said beside it. */
export const formatSessionFieldName = (id: string): string => `seance-${id}`;

/** What may be booked, with the price that is theirs. */
export function ToBook({ shown }: { readonly shown: BookingsShown }) {
  const words = bookingWords(shown.visit.language);
  const { bookable } = shown.own;
  return (
    <Section id="reserver" title={words.toBook}>
      {bookable.length === 0 && <p>{words.noSession}</p>}
      <div class="ar-stack">
        {bookable.map((one) => (
          <Offered key={one.activity.id} {...{ one, shown }} />
        ))}
      </div>
      {shown.own.next !== null && (
        <p>
          <LinkButton variant="secondary" icon="arrow-right" href={shown.laterAt(shown.own.next)}>
            {words.later}
          </LinkButton>
        </p>
      )}
    </Section>
  );
}

function Offered({ one, shown }: { readonly one: BookableActivity; readonly shown: BookingsShown }) {
  const { activity, sessions } = one;
  const { language } = shown.visit;
  const words = bookingWords(language);
  const counter = formatCounterName(shown, activity.counterId);
  const isAfter = shown.counters.find(({ id }) => id === activity.counterId)?.paidAfter === true;
  const isFree = sessions.every(({ price }) => price.cents === 0);
  const whys = [...new Set(sessions.map(({ price }) => price.why[language]))];
  const name = activity.name[language];
  return (
    <Card title={name} icon="calendar-clock" level={3}>
      <p>
        {[activity.place, activity.ages && formatAgeRange(activity.ages, language)]
          .filter(Boolean)
          .join(" ; ")}
      </p>
      <p class="ar-hint">{words.rules(activity.cancelHours)}</p>
      {!isFree && <p class="ar-hint">{isAfter ? words.paidAfter(counter) : words.paidBefore(counter)}</p>}
      <Table
        id={`seances-${activity.id}`}
        caption={`${words.toBook} – ${name}`}
        isTitled
        columns={[
          { label: words.columns.session },
          { label: words.columns.places },
          { label: words.columns.price, numeric: true },
          { label: words.columns.act },
        ]}
        rows={sessions.map((session) => ({
          key: session.session.id,
          cells: [
            formatSessionTime(session.session, language),
            session.left > 0 ? words.left(session.left) : words.full(session.waiting),
            [
              formatPriceText(session.price.cents, shown.visit),
              formatConditionalPrice(session.price, shown.visit),
            ]
              .filter(Boolean)
              .join(" ; "),
            <BookingForm key="act" {...{ session, name, shown }} />,
          ],
        }))}
      />
      {sessions.length > 1 && shown.severalAt && (
        <p>
          <LinkButton variant="secondary" icon="calendar-clock" href={shown.severalAt(activity.id)}>
            {words.several}
            <span class="ds-sr-only"> ({name})</span>
          </LinkButton>
        </p>
      )}
      <Details summary={words.why}>
        {whys.map((why) => (
          <p key={why}>{why}</p>
        ))}
      </Details>
    </Card>
  );
}

interface BookingProps {
  readonly session: Bookable;
  readonly name: string;
  readonly shown: BookingsShown;
}

/** The form carries the price that is read beside it: another one is refused, never taken. */
function BookingForm({ session: { session, left, price, freeUntil }, name, shown }: BookingProps) {
  const { visit, hidden, bookAt } = shown;
  const words = bookingWords(visit.language);
  const fresh = { seance: session.id, nouveau: randomUUID(), prix: String(price.cents) };
  return (
    <Form action={bookAt} csrf={visit.csrf()} hidden={{ ...fresh, ...hidden }}>
      <Button variant="secondary" id={formatSessionFieldName(session.id)}>
        {left > 0 ? words.book : words.wait}
        <span class="ds-sr-only">
          {" "}
          ({name}, {formatSessionTime(session, visit.language)})
        </span>
      </Button>
      {visit.context.now() > freeUntil && price.cents > 0 && <p class="ar-hint">{words.tooLate}</p>}
    </Form>
  );
}
