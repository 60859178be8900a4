import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getPathText } from "../../../../../../web/index.ts";
import { listCalendarEvents, openCalendar } from "../../../index.ts";
import { sendCalendar } from "../../common/calendar/send-calendar.ts";

/** 256 random bits in base64url, as the address has them. */
const FILE = /^([\w-]{43})\.ics$/;

/** The calendar of a person, for the telephone that has its address. */
export function defineCalendarAddressPages(app: FastifyInstance): void {
  app.get(
    "/calendrier/:file",
    { config: { writesOnRead: "on which day a telephone read the address last" } },
    sendCalendarByAddress,
  );
}

/** What its person would read today: rights that ended since are looked at each time. */
async function sendCalendarByAddress(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const [, token] = FILE.exec(getPathText(request, "file")) ?? [];
  if (token === undefined) throw kernelErrors.error("request.not_found");
  const { personId, ...choices } = await openCalendar(context, token);
  const holder = context.as({ kind: "person", personId });
  return sendCalendar(reply, await listCalendarEvents(holder, { ...choices, personId, language }));
}
