import { ActLinks, Alert } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildSpaceAddresses,
  FOR,
  formatPersonAddress,
} from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName, PersonSwitcher } from "../../../../../../frames/space/common/person-switcher.tsx";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { FormErrors, getTypedText, readForm } from "../../../../../../web/index.ts";
import { readCounters } from "../../../../../ledger/counters/index.ts";
import { listBookings } from "../../../index.ts";
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
import { ACTIVITY } from "../several/several-page.tsx";
import { ownBookingWords } from "./own-booking-words.ts";

/** What somebody booked, and what may be booked for them. */
export async function showBookings(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const asked = getTypedText(readForm(request).typed, FOR) || undefined;
  const chosen = await resolveChosenPerson(request, asked);
  const counters = await readCounters(context);
  const { somebody } = chosen;
  const own = await listBookings(context, somebody.id, { from: findRequestedDay(request) });
  const [words, common, at] = [ownBookingWords(language), bookingWords(language), buildSpaceAddresses(brand)];
  const shown: BookingsShown = {
    own,
    counters,
    visit,
    errors,
    hidden: somebody.self ? {} : { [FOR]: somebody.id },
    bookAt: at.bookings,
    cancelAt: at.cancelBooking,
    severalAt: (activity) => formatPersonAddress(at.severalBookings, somebody, { [ACTIVITY]: activity }),
    fileAt: (booking) => formatPersonAddress(at.bookingFile(booking), somebody),
    laterAt: (day) => formatPersonAddress(at.bookings, somebody, { [FROM]: day }),
  };
  const title = somebody.self ? words.title : words.titleOf(formatPersonName(somebody, language));
  const done = readDone(request, own);
  const isShort = errors.some(({ code }) => code === "bookings.not_enough");
  return sendSpacePage(
    reply,
    {
      title,
      place: "services",
      width: "wide",
      above: [{ href: at.services, label: words.above }],
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      {isShort && (
        <p>
          <a href={formatPersonAddress(at.counters, somebody)}>{common.topUp}</a>
        </p>
      )}
      {errors.length === 0 && done && <Alert tone="success" title={common.done[done]} />}
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <PersonSwitcher {...chosen} path={at.bookings} language={language} />
      {own.toCome.length > 0 && (
        <ActLinks
          acts={[
            { label: words.absence, href: formatPersonAddress(at.absence, somebody), icon: "calendar" },
            { label: words.calendar, href: at.calendar, icon: "calendar-clock" },
          ]}
        />
      )}
      <ToCome shown={shown} />
      <ToBook shown={shown} />
      <Past shown={shown} />
    </>,
  );
}
