import { ActLinks, Button, CheckboxGroup, EmptyState, Form, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { FillParts } from "../../../../../../frames/feature/fill-parts.tsx";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { groupComingDays } from "../../../../../../kernel/coming.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { ComingDays } from "../../../../../identity/home/pages/space/home/coming-view.tsx";
import { DueRows } from "../../../../../identity/home/pages/space/home/due-view.tsx";
import {
  isUnderWay,
  loadFamily,
  loadHomeFacts,
} from "../../../../../identity/home/pages/space/home/load-home.ts";
import { type CalendarAddress, readCalendarAddress } from "../../../index.ts";
import { calendarWords } from "../../common/calendar/calendar-words.ts";

export const CHOICES = "dit";

/** All that comes, day by day, and how to have it on a telephone. */
export async function showCalendar(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand, context } = visit;
  const words = calendarWords(language);
  const at = buildSpaceAddresses(brand);
  const facts = await loadHomeFacts(request, await loadFamily(request));
  const days = groupComingDays(facts.coming.filter((one) => !isUnderWay(one)));
  const address = await readCalendarAddress(context);
  const due = {
    people: facts.people,
    groups: facts.groups.filter(({ first }) => first.dueOn !== undefined),
    payments: facts.payments.filter(({ dueOn }) => dueOn !== undefined),
  };
  const isBooked = facts.coming.some(({ kind }) => kind === "booked");
  return sendSpacePage(
    reply,
    { title: words.title, place: "home", width: "task", above: [{ href: at.home, label: words.home }] },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <FillParts fills={facts.fills} request={request} draw={() => null} />
      <Section id="a-venir" title={words.coming}>
        {days.length === 0 ? (
          <EmptyState title={words.nothing} icon="calendar">
            <p>{words.nothingText}</p>
          </EmptyState>
        ) : (
          <ComingDays {...{ days, people: facts.people, visit }} />
        )}
      </Section>
      {due.groups.length + due.payments.length > 0 && (
        <Section id="avant" title={words.deadlines}>
          <DueRows facts={due} visit={visit} />
        </Section>
      )}
      <ActLinks
        acts={[
          ...(isBooked ? [{ label: words.absence, href: at.absence, icon: "calendar" as const }] : []),
          { label: words.book, href: at.bookings, icon: "calendar-clock" },
          { label: words.file, href: at.calendarFile, icon: "download" },
        ]}
      />
      <Section id="telephone" title={words.phone}>
        <p>{words.phoneText}</p>
        {address && <Known address={address} visit={visit} />}
        <Form action={at.calendarAddress} csrf={visit.csrf()}>
          <CheckboxGroup
            name={CHOICES}
            label={words.choices}
            choices={[
              { value: "prenoms", label: words.names, hint: words.namesHint },
              { value: "lieux", label: words.places, hint: words.placesHint },
            ]}
            values={[...(address?.showsNames ? ["prenoms"] : []), ...(address?.showsPlaces ? ["lieux"] : [])]}
          />
          {address && <p class="ar-hint">{words.againText}</p>}
          <Button variant={address ? "secondary" : "primary"}>{address ? words.again : words.make}</Button>
        </Form>
      </Section>
    </>,
  );
}

interface KnownProps {
  readonly address: CalendarAddress;
  readonly visit: Visit;
}

/** Since when it works, when it served last, and how to end it. */
function Known({ address: { createdOn, readOn }, visit: { brand, language, csrf, context } }: KnownProps) {
  const words = calendarWords(language);
  const isToday = readOn === toCivilDate(context.now());
  return (
    <>
      <p>
        {words.since(formatLongDate(createdOn, language))}{" "}
        {readOn === null ? words.unread : words.read(formatLongDate(readOn, language))}
      </p>
      <Form action={buildSpaceAddresses(brand).endCalendarAddress} csrf={csrf()}>
        <Button variant={isToday ? "danger" : "secondary"}>{words.end}</Button>
      </Form>
    </>
  );
}
