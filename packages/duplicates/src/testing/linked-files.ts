import { Chance } from "@ardeco/testing/population";

/** What an Australian file of people says. */
export interface LinkedRow {
  readonly [column: string]: string;
  readonly given_name: string;
  readonly surname: string;
  readonly street_number: string;
  readonly address_1: string;
  readonly address_2: string;
  readonly suburb: string;
  readonly postcode: string;
  readonly state: string;
  readonly date_of_birth: string;
  readonly soc_sec_id: string;
}

export interface Linked {
  readonly person: number;
  readonly file: 1 | 2;
  readonly row: LinkedRow;
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const GIVEN = words(`
emily joshua jack lachlan thomas james ruby ella sophie chloe georgia isabella samuel benjamin daniel nicholas matthew ryan alexandra hannah
caitlin jessica sarah charlotte olivia mia grace zoe holly amy lucy madison lily amelia ethan luke jacob william liam noah connor dylan harrison
mitchell hayden bailey cooper riley tyler lewis max oscar finn hugo angus jasmine imogen paige tahlia bridget abby eliza phoebe taylah brooke kyle
`);
const SURNAMES = words(`
white green clarke campbell ryan webb morrison nguyen dixon mason reid miles bishop burford coleman matthews stephenson goldsworthy rudd hathaway
thorpe stubbs eglinton lowe mccarthy donaldson chandler vincent shepherd pascoe robson whitbread kilsby beelitz durbin weidenbach bellchambers
tiller lock julius simmonds sherwood bradshaw heerey crouch fitzpatrick paine leslie hobson carbone berry kelso dolan wheatley mcneill cheel
`);
const STREETS = words(
  "macgregor burdekin howarth mackie kent antill chewings dalley ebden farrer gould hovea knox lambrigg maribyrnong outtrim",
);
const KINDS = words("street place crescent circuit close avenue court");
const SUBURBS = words(
  "burwood toowong mosman corio eltham ryde kew balgowlah frankston mildura dubbo gympie esperance ballina kiama orange taree nowra",
);
const PLACES = [
  "",
  "",
  "",
  "rosetta village",
  "the willows",
  "villa 19",
  "crown allotment",
  "sunny corner",
  "brindabella",
  "unit 4",
  "oak hill",
];
const STATES = ["nsw", "nsw", "nsw", "vic", "vic", "qld", "qld", "wa", "sa", "tas"];

/**
 * Two files of one population, the same at each call: everybody is once in each, in the second with up to
 * three slips in a value and up to nine in a row, values that lack, names in each other's place and dates
 * wrong. Nobody in them exists.
 */
export function* linkedFiles(people: number, seed: number): Generator<Linked> {
  const chance = new Chance(seed);
  const first = Array.from({ length: people }, () => rowOf(chance));
  for (const [person, row] of first.entries()) yield { person, file: 1, row };
  for (const [person, row] of first.entries()) yield { person, file: 2, row: again(chance, row) };
}

const two = (number: number): string => String(number).padStart(2, "0");

function rowOf(chance: Chance): LinkedRow {
  const lacking = (share: number, text: string) => (chance.happens(share) ? "" : text);
  const surname = chance.happens(0.5)
    ? chance.common(SURNAMES)
    : `${chance.one(SURNAMES).slice(0, 4)}${chance.one(SURNAMES).slice(-4)}`;
  return {
    given_name: lacking(0.03, chance.common(GIVEN)),
    surname: lacking(0.015, surname),
    street_number: lacking(0.04, String(1 + Math.floor(chance.next() ** 2 * 300))),
    address_1: lacking(
      0.02,
      `${chance.one(STREETS)}${chance.one(["", "s", "by", "ton"])} ${chance.one(KINDS)}`,
    ),
    address_2: chance.one(PLACES),
    suburb: lacking(
      0.01,
      `${chance.one(["", "", "north ", "mount ", "east ", "port "])}${chance.one(SUBURBS)}`,
    ),
    postcode: String(2000 + chance.below(5000)),
    state: lacking(0.01, chance.one(STATES)),
    date_of_birth: lacking(
      0.02,
      `${1900 + chance.below(100)}${two(1 + chance.below(12))}${two(1 + chance.below(28))}`,
    ),
    soc_sec_id: String(1_000_000 + chance.below(9_000_000)),
  };
}

const COLUMNS = [
  "given_name",
  "surname",
  "street_number",
  "address_1",
  "address_2",
  "suburb",
  "postcode",
  "state",
  "date_of_birth",
  "soc_sec_id",
] as const;

function again(chance: Chance, original: LinkedRow): LinkedRow {
  const row: Record<string, string> = { ...original };
  if (chance.happens(0.05)) [row.given_name, row.surname] = [original.surname, original.given_name];
  for (let changed = chance.below(7); changed > 0; changed--) {
    const column = chance.one(COLUMNS);
    const kind = chance.next();
    if (kind < 0.2) row[column] = "";
    else if (kind < 0.3) row[column] = rowOf(chance)[column as keyof LinkedRow] ?? "";
    else
      for (let slips = 1 + chance.below(3); slips > 0; slips--)
        row[column] = slipped(chance, row[column] ?? "");
  }
  return row as LinkedRow;
}

/** A letter lost, added, turned with the next or changed; a figure where there are figures. */
function slipped(chance: Chance, text: string): string {
  if (text.length < 2) return text;
  const at = chance.below(text.length - 1);
  const other = /^\d+$/.test(text) ? String(chance.below(10)) : chance.one([..."abcdefghilmnoprstuvwy"]);
  const kind = chance.below(4);
  const [before, letter = "", next = "", after] = [
    text.slice(0, at),
    text[at],
    text[at + 1],
    text.slice(at + 2),
  ];
  if (kind === 0) return before + next + after;
  if (kind === 1) return before + letter + other + next + after;
  if (kind === 2) return before + next + letter + after;
  return before + other + next + after;
}
