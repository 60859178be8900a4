import type { Context } from "../../../kernel/context.ts";
import type { Language } from "../../../kernel/errors.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { readRepresentedPeople } from "../../identity/households/index.ts";
import { findCurrentText, readPeopleElements } from "../../identity/identity/index.ts";
import { listComingPlaces } from "../bookings/index.ts";
import type { CalendarChoices } from "./calendar-address.ts";
import type { CalendarEvent } from "./calendar-file.ts";

export interface EventsAsked extends CalendarChoices {
  /** Who reads, and acts for others. */
  readonly personId: PersonId;
  readonly language: Language;
}

/**
 * Use case: the sessions to come of a person and of whom they act for today, as events; one session of
 * several people is one event. Nobody is named, and no place said, unless it is chosen. In the context of
 * that person.
 */
export async function listCalendarEvents(
  context: Context,
  { personId, language, showsNames, showsPlaces }: EventsAsked,
): Promise<readonly CalendarEvent[]> {
  const edges = await readRepresentedPeople(context, { personId, act: "prepare" });
  const people = [personId, ...new Set(edges.map(({ representedId }) => representedId))];
  const places = await listComingPlaces(context, people);
  const names = showsNames ? await readGivenNames(context, [...places.keys()]) : new Map<PersonId, string>();
  const booked = [...places].flatMap(([id, own]) => own.map((place) => ({ ...place, name: names.get(id) })));
  return [...Map.groupBy(booked, ({ session }) => session.id)].flatMap(([sessionId, those]) => {
    const [first] = those;
    if (!first) return [];
    const { session, activity } = first;
    const named = those.flatMap(({ name }) => name ?? []);
    const title = activity.name[language];
    return [
      {
        key: sessionId,
        title: named.length > 0 ? `${title} (${named.join(", ")})` : title,
        place: showsPlaces ? activity.place : undefined,
        startsAt: session.startsAt,
        endsAt: session.endsAt,
      },
    ];
  });
}

async function readGivenNames(
  context: Context,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  const elements = await readPeopleElements(context, people);
  return new Map(
    people.flatMap((id) => {
      const name = findCurrentText(elements.get(id) ?? [], "given_name");
      return name === undefined ? [] : [[id, name] as const];
    }),
  );
}
