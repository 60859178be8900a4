import type { ElementName } from "@ardeco/contracts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { WaitingSearch } from "../../../kernel/waiting.ts";
import { hasCapability } from "../../access/access/index.ts";
import { readSearch } from "../../enrolment/enrolment/index.ts";
import { findPersonsByValue } from "../../identity/identity/index.ts";

/** The end of a number, as somebody says it over the telephone; shorter would be a day or a street. */
const NUMBER = /^[A-Z]*-?(?:\d{4}-)?[A-Z\d]*\d[A-Z\d]*(?:-[A-Z\d]+)*$/;
const LEAST_SIGNS = 4;

/**
 * What one line of search means: a number or its end, else whoever bears these names, or has this date of
 * birth, address or telephone number. A name alone is enough here, which it is not in the search of people:
 * it chooses among rows that the agent may leaf through anyway.
 */
export async function findWaitingSearch(
  tx: Tx,
  context: Context,
  text: string,
): Promise<WaitingSearch | undefined> {
  if (text === "") return undefined;
  const { number, name, birthdate, email, phone } = readSearch(text, toCivilDate(context.now()));
  const typed = (number ?? text).toUpperCase();
  const isNumber = typed.length >= LEAST_SIGNS && NUMBER.test(typed);
  if (number !== undefined || (isNumber && birthdate === undefined && phone === undefined))
    return { typed: text, number: typed };
  if (!hasCapability(context.actor, "person.read")) return { typed: text, personIds: [] };
  const by = (element: ElementName, value: string) => findPersonsByValue(tx, context, element, value);
  const sets: (readonly PersonId[])[] = [];
  if (birthdate !== undefined) sets.push(await by("birthdate", birthdate));
  if (email !== undefined) sets.push(await by("email", email));
  if (phone !== undefined) sets.push(await by("phone_number", phone));
  if (name !== undefined) sets.push(await findNamed(name, by));
  const [first = [], ...others] = sets;
  return { typed: text, personIds: first.filter((id) => others.every((set) => set.includes(id))) };
}

const NAMES = ["family_name", "name_of_use"] as const;
const LEAST_WORD = 2;

/**
 * The whole line is a family name of theirs, or one of its words is: "Le Goff", "Jeanne Lemoine". Given names
 * have no index (too few of them are told apart): they narrow nothing.
 */
async function findNamed(
  name: string,
  by: (element: ElementName, value: string) => Promise<readonly PersonId[]>,
): Promise<readonly PersonId[]> {
  const texts = new Set([name, ...name.split(" ").filter(({ length }) => length >= LEAST_WORD)]);
  const found = await Promise.all([...texts].flatMap((text) => NAMES.map((element) => by(element, text))));
  return [...new Set(found.flat())];
}
