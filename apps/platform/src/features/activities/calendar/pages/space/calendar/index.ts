import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getPathText, readForm, saveFlash, sendSeeOther } from "../../../../../../web/index.ts";
import { readBooking } from "../../../../bookings/index.ts";
import { createCalendarAddress, listCalendarEvents, revokeCalendarAddress } from "../../../index.ts";
import { calendarWords } from "../../common/calendar/calendar-words.ts";
import { sendCalendar } from "../../common/calendar/send-calendar.ts";
import { showMadeAddress } from "./address-page.tsx";
import { CHOICES, showCalendar } from "./calendar-page.tsx";

/** What a family has to come, as a page, as a file, and by a private address. */
export function defineSpaceCalendarPages(app: FastifyInstance): void {
  app.get("/espace/calendrier", async (request, reply) => showCalendar(request, reply));
  app.get("/espace/calendrier.ics", sendOwnCalendar);
  app.get("/espace/calendrier/seances/:booking", sendBooking);
  app.post("/espace/calendrier/adresse", async (request, reply) => {
    const chosen = readForm(request).typed.get(CHOICES) ?? [];
    const token = await createCalendarAddress(request.ardeco.context, {
      showsNames: chosen.includes("prenoms"),
      showsPlaces: chosen.includes("lieux"),
    });
    return showMadeAddress(reply, token);
  });
  app.post("/espace/calendrier/adresse/fin", async (request, reply) => {
    const { context, brand, language } = request.ardeco;
    await revokeCalendarAddress(context);
    saveFlash(reply, { title: calendarWords(language).ended });
    return sendSeeOther(reply, buildSpaceAddresses(brand).calendar);
  });
}

/** For the reader's own device: everybody is named, and each place said. */
const everything = { showsNames: true, showsPlaces: true };

async function sendOwnCalendar(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const personId = getSignedInPerson(request.ardeco);
  return sendCalendar(reply, await listCalendarEvents(context, { ...everything, personId, language }));
}

/** One session that was booked: what a calendar adds from the page of bookings. */
async function sendBooking(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const id = getPathText(request, "booking");
  if (!isUuid(id)) throw kernelErrors.error("request.not_found");
  const { somebody } = await resolveChosenPerson(request);
  const named = { personId: somebody.id, id: parseId<"booking">(id) };
  const { session, activity } = await readBooking(context, named);
  const name = somebody.self || somebody.givenName === "" ? "" : ` (${somebody.givenName})`;
  return sendCalendar(reply, [
    {
      key: session.id,
      title: `${activity.name[language]}${name}`,
      place: activity.place,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
    },
  ]);
}
