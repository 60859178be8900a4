import { Alert, Button, Details, Form, TextField } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildBookingAddresses } from "../../../../../../frames/desk/common/booking-addresses.ts";
import {
  buildPersonTrail,
  buildRefusalState,
  getViewedPersonName,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { buildTillAddresses } from "../../../../../../frames/desk/common/till-addresses.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { FormErrors, getTypedText, parsePathId, readForm, type Visit } from "../../../../../../web/index.ts";
import { hasCapability, requireCapability } from "../../../../../access/access/index.ts";
import { readCounters } from "../../../../../ledger/counters/index.ts";
import { isExcusable, listBookings, type OwnBooking } from "../../../index.ts";
import { ToBook } from "../../common/bookings/bookable-view.tsx";
import { readDone } from "../../common/bookings/booking-done.ts";
import { bookingWords } from "../../common/bookings/booking-words.ts";
import {
  type BookingsShown,
  FROM,
  findRequestedDay,
  Past,
  ToCome,
} from "../../common/bookings/own-bookings-view.tsx";
import { deskBookingWords } from "./booking-words.ts";

/** Each field bears its booking: a page has several. */
export const formatExcuseFieldName = (id: string): string => `motif-${id}`;

/** What somebody booked, and what an agent may book for them. */
export async function showPersonBookings(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  requireCapability(context, "person.enrol");
  const personId = parsePathId<"person">(request, "id");
  const name = await getViewedPersonName(context, personId);
  const own = await listBookings(context, personId, { from: findRequestedDay(request) });
  const counters = await readCounters(context);
  const at = buildBookingAddresses(brand);
  const { typed } = readForm(request);
  const shown: BookingsShown = {
    own,
    counters,
    visit,
    errors,
    hidden: {},
    bookAt: at.of(personId),
    cancelAt: (booking) => at.cancel(personId, booking),
    laterAt: (day) => `${at.of(personId)}?${FROM}=${day}`,
    more: (one) => (
      <Excusing
        {...{ one, personId, visit, errors }}
        typed={getTypedText(typed, formatExcuseFieldName(one.booking.id))}
      />
    ),
  };
  const [words, common] = [deskBookingWords(language), bookingWords(language)];
  const done = readDone(request, own);
  const isShort = errors.some(({ code }) => code === "bookings.not_enough");
  const title = words.title(name);
  return sendDeskPage(
    reply,
    {
      title,
      ...buildPersonTrail(visit, { id: personId, name }),
      width: "wide",
      ...buildRefusalState(errors),
    },
    <>
      <FormErrors errors={errors} language={language} />
      {isShort && hasCapability(context.actor, "payment.take") && (
        <p>
          <a href={buildTillAddresses(brand).take(personId)}>{words.topUp}</a>
        </p>
      )}
      {errors.length === 0 && done && <Alert tone="success" title={common.done[done]} />}
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <ToCome shown={shown} />
      <ToBook shown={shown} />
      <Past shown={shown} />
    </>,
  );
}

interface ExcusingProps {
  readonly one: OwnBooking;
  readonly personId: PersonId;
  readonly visit: Visit;
  readonly typed: string;
  readonly errors: readonly FieldError[];
}

function Excusing({ one: { booking }, personId, visit, typed, errors }: ExcusingProps) {
  const { context, language, brand, csrf } = visit;
  if (!isExcusable(booking) || !hasCapability(context.actor, "booking.excuse")) return null;
  const words = deskBookingWords(language);
  const name = formatExcuseFieldName(booking.id);
  const error = errors.find(({ field }) => field === name);
  return (
    <Details summary={words.excuse} open={error !== undefined}>
      <Form action={buildBookingAddresses(brand).excuse(personId, booking.id)} csrf={csrf()}>
        <TextField
          name={name}
          label={words.reason}
          hint={words.reasonHint}
          value={typed}
          {...(error ? { error: error[language] } : {})}
        />
        <Button variant="secondary">{words.confirmExcuse}</Button>
      </Form>
    </Details>
  );
}
