import type { FastifyReply } from "fastify";
import { buildCalendarFile, type CalendarEvent } from "../../../index.ts";
import { calendarWords } from "./calendar-words.ts";

/** An iCalendar file (RFC 5545), kept by nobody on its way. */
export function sendCalendar(reply: FastifyReply, events: readonly CalendarEvent[]): FastifyReply {
  const { brand, context, language } = reply.request.ardeco;
  const content = buildCalendarFile({
    name: calendarWords(language).name(brand.name),
    events,
    host: new URL(context.ports.publicUrl).host,
    now: context.now(),
  });
  return reply
    .header("cache-control", "private, no-store")
    .header("content-disposition", 'attachment; filename="calendrier.ics"')
    .type("text/calendar; charset=utf-8")
    .send(content);
}
