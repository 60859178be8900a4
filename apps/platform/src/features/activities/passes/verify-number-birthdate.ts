import { type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { plainMonths } from "../../../kernel/month-names.ts";
import type { Presented } from "../../cards/supports/index.ts";
import { findCurrentText, listElements } from "../../identity/identity/index.ts";
import { computeCounterDigest } from "../../trust/keys/index.ts";
import { MOST_DATES } from "./rules.ts";
import { addNumberMiss, countNumberMisses, lockPassNumber } from "./store/misses.ts";

interface NumberTyped {
  readonly number: string;
  readonly read: Presented;
  readonly born: string | undefined;
}

/**
 * Five wrong dates in a day, wherever they are typed, and the number opens nothing until tomorrow: not even
 * with the right one.
 */
export async function verifyNumberBirthdate(
  tx: Tx,
  system: Context,
  { number, read, born }: NumberTyped,
): Promise<boolean> {
  const date = readBirthdate(born);
  if (date === undefined) return false;
  const { authorityId } = system;
  const on = {
    digest: computeCounterDigest(system, "passes", `number ${number}`),
    day: toCivilDate(system.now()),
  };
  await lockPassNumber(tx, on.digest);
  if ((await countNumberMisses(tx, authorityId, on)) >= MOST_DATES) return false;
  if (read.accepted && (await findKnownBirthdate(tx, system, read.personId)) === date) return true;
  await addNumberMiss(tx, authorityId, on);
  return false;
}

/** "14 mars 2007", as it is said. */
function formatDateFigures(born: string): string {
  const plain = born
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/^\s*1er\b/, "1");
  return plain.replace(/[a-z]+/, (word) => {
    const place = plainMonths.indexOf(word);
    return place < 0 ? word : String(place + 1);
  });
}

export function readBirthdate(born: string | undefined): CivilDate | undefined {
  const [, day, month, year] =
    /^\s*(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})\s*$/.exec(formatDateFigures(born ?? "")) ?? [];
  if (day === undefined || month === undefined || year === undefined) return undefined;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

const findKnownBirthdate = async (tx: Tx, system: Context, personId: PersonId): Promise<string | undefined> =>
  findCurrentText(await listElements(tx, system, personId, ["birthdate"]), "birthdate");
