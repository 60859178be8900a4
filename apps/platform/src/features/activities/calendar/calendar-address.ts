import type { CivilDate } from "../../../kernel/civil-date.ts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import { type Id, type PersonId, parseId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { drawToken, findSignInGeneration, hashToken } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import {
  createAddressRow,
  deletePersonAddress,
  findAddressByToken,
  findPersonAddress,
  updateAddressRead,
} from "./store/addresses.ts";

export type CalendarAddressId = Id<"calendarAddress">;

/** What the events of an address say besides their title and their hours. */
export interface CalendarChoices {
  /** For whom each event is. */
  readonly showsNames: boolean;
  /** Where it takes place. */
  readonly showsPlaces: boolean;
}

export interface CalendarAddress extends CalendarChoices {
  readonly createdOn: CivilDate;
  /** The last day on which a telephone read it; null before. */
  readonly readOn: CivilDate | null;
}

const toCalendarSystem = (context: Context): SystemContext =>
  elevate(context, {
    name: "calendar",
    reason: "A telephone reads a calendar by its address, before anybody is known.",
  });

/** Use case: the address that the reader made for themselves; undefined when they have none. */
export async function readCalendarAddress(context: Context): Promise<CalendarAddress | undefined> {
  const personId = requirePersonActor(context);
  const row = await context.read((tx) => findPersonAddress(tx, context.authorityId, personId));
  return (
    row && {
      showsNames: row.shows_names,
      showsPlaces: row.shows_places,
      createdOn: row.created_on,
      readOn: row.read_on,
    }
  );
}

/**
 * Use case: the reader makes an address for their own calendar; the one of before opens no more. Journalled.
 * @returns the token of the address, which is kept nowhere
 */
export async function createCalendarAddress(context: Context, choices: CalendarChoices): Promise<string> {
  const personId = requirePersonActor(context);
  const generation = await findSignInGeneration(context, personId);
  if (generation === undefined) throw kernelErrors.error("request.forbidden");
  const token = drawToken();
  await context.transaction(async (tx) => {
    await deletePersonAddress(tx, context.authorityId, personId);
    await createAddressRow(tx, {
      authority_id: context.authorityId,
      id: context.newId<CalendarAddressId>(),
      person_id: personId,
      token_hash: hashToken(token),
      generation,
      shows_names: choices.showsNames,
      shows_places: choices.showsPlaces,
      created_on: toCivilDate(context.now()),
      read_on: null,
    });
    await record(tx, context, { action: "calendar.address_made", personId, data: { ...choices } });
  });
  return token;
}

/** Use case: the reader ends their address; ended already, nothing changes. Journalled. */
export async function revokeCalendarAddress(context: Context): Promise<void> {
  const personId = requirePersonActor(context);
  await context.transaction(async (tx) => {
    if (await deletePersonAddress(tx, context.authorityId, personId))
      await record(tx, context, { action: "calendar.address_ended", personId });
  });
}

/** Whose calendar an address opens, and what it may say. */
export interface OpenedCalendar extends CalendarChoices {
  readonly personId: PersonId;
}

/**
 * Use case: the calendar that an address opens, for whoever has the address. Nothing of an account that is
 * closed, or whose sign-ins were all ended since the address was made. Throws request.not_found.
 */
export async function openCalendar(context: Context, token: string): Promise<OpenedCalendar> {
  const system = toCalendarSystem(context);
  const { authorityId } = context;
  const row = await system.transaction((tx) => findAddressByToken(tx, authorityId, hashToken(token)));
  if (!row) throw kernelErrors.error("request.not_found");
  const personId = parseId<"person">(row.person_id);
  if ((await findSignInGeneration(system, personId)) !== row.generation)
    throw kernelErrors.error("request.not_found");
  const today = toCivilDate(context.now());
  if (row.read_on !== today) await system.transaction((tx) => updateAddressRead(tx, row, today));
  return { personId, showsNames: row.shows_names, showsPlaces: row.shows_places };
}

function requirePersonActor({ actor }: Context): PersonId {
  if (actor.kind !== "person") throw kernelErrors.error("request.forbidden");
  return actor.personId;
}
