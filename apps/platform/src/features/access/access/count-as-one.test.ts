import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../kernel/ids.ts";
import { toComparableName } from "../../../kernel/text.ts";
import { anAgent, anAgentAddedBy, aPerson, aTown } from "../../../testing/builders.ts";
import { inSql } from "../../../testing/in-sql.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { countAsOne, grantDelegation } from "./index.ts";
import { listAgentLine } from "./store/staff.ts";

// Wherever a rule of the house asks for two agents, this says who counts for one.

const DAY = 86_400_000;
const WEEK = 7 * DAY;
let house: TestRuntime;
let caen: AuthorityId;
let honfleur: AuthorityId;
let helene: Context;
beforeAll(async () => {
  house = await testRuntime();
  caen = (await aTown(house, { slug: "caen" })).id;
  honfleur = (await aTown(house, { slug: "honfleur", officialCode: "14333" })).id;
});
afterAll(() => house?.close());
beforeEach(async () => {
  helene = await anAgent(house, caen, ["authority_administrator"], `Hélène ${randomUUID().slice(0, 4)}`);
});

const idOf = ({ actor }: Context) => (actor.kind === "staff" ? actor.staffId : undefined);
const labelOf = ({ actor }: Context) => (actor.kind === "staff" ? actor.label : undefined);
const inCode = (one: Context, other: Context): Promise<boolean> =>
  other.transaction((tx) => countAsOne(tx, other, { id: idOf(one) }, { id: idOf(other) }));

/** By the use cases, and in SQL, which says the same by civil days. */
async function areOne(one: Context, other: Context, as: Context = other): Promise<boolean> {
  const [said] = (await inSql(as, `select ardeco_count_as_one('${idOf(one)}', '${idOf(other)}') as one`))
    .rows;
  const label = labelOf(other);
  const known = await as.transaction((tx) =>
    countAsOne(tx, as, { id: idOf(one) }, { id: idOf(other), label }),
  );
  expect(said, label).toEqual({ one: known });
  return known;
}
const administrator = ["authority_administrator"] as const;

/** As the database compares them. */
async function inDatabase(names: readonly string[]): Promise<readonly string[]> {
  const { rows } = await helene.transaction((tx) =>
    sql<{ said: string }>`select ardeco_comparable_name(name) as said
      from jsonb_array_elements_text(${JSON.stringify(names)}::jsonb) with ordinality as given (name, place) order by place`.execute(
      tx,
    ),
  );
  return rows.map(({ said }) => said);
}

describe("a name", () => {
  test.each([
    [["O´Neil", "O Neil", "O'Neil", "O’Neil", "Oʼneil", "NEIL O`", "o\u00a0neil", "O\u2011Neil"], "neil o"],
    [["Anne-Marie Le Gœff", "LE GŒFF, Anne\u202fMarie"], undefined],
    [
      [
        "Du\u200bpont",
        "Du\u00adpont",
        "Dupont\ufe0f",
        "Du\u180bpont",
        "Dupont\u{e0101}",
        "DUPONT",
        "Du\u0302pont",
      ],
      "dupont",
    ],
    [["İnce", "INCE", "ince"], "ince"],
    [["ΟΔΟΣ", "οδος", "οδοσ"], "οδοσ"],
    [["Straße", "STRASSE"], undefined],
    [["Łukasz Đặng", "łukasz đang"], "đang łukasz"],
    [["Зоя Ёлкина", "елкина зоя"], "елкина зоя"],
    [["¨^¸·", " - ", ""], ""],
  ])("%j is the same in the use cases and in SQL", async (names, one) => {
    const here = names.map(toComparableName);
    expect(await inDatabase(names)).toEqual(here);
    if (one !== undefined) expect(new Set(here)).toEqual(new Set([one]));
  });

  test("made of any of these characters too", async () => {
    const character = fc.constantFrom(
      ...Array.from(
        "aAéÉœŒßẞøØłŁıIİςΣσжЖñÑ019'’ʼ´`^¨¸·-‐–_.,;:/()ªº²µ\u00a0\u202f\u200b\u00ad\t\u0301\u0327ﬁ１！ⅷ日本ア한ع\u064b\ufe0f\u180b\u{e0100}",
      ),
    );
    const name = fc.array(character, { maxLength: 20 }).map((all) => all.join(""));
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 60 }), async (names) => {
        expect(await inDatabase(names)).toEqual(names.map(toComparableName));
      }),
      { numRuns: 40 },
    );
  });
});

describe("count for one", () => {
  test("the same id; the same name in another order, with other accents", async () => {
    const anne = await anAgent(house, caen, ["validator"], "Anne-Marie Le Gœff");
    expect(await areOne(anne, anne)).toBe(true);
    const again = await anAgent(house, caen, ["validator"], "LE GŒFF, Anne Marie");
    expect(await areOne(anne, again)).toBe(true);
    const [neil, other] = [
      await anAgent(house, caen, ["validator"], "Sean O´Neil"),
      await anAgent(house, caen, ["validator"], "O Neil Sean"),
    ];
    expect(await areOne(neil, other)).toBe(true);
    const said = { label: "le gœff anne-marie" };
    expect(await again.transaction((tx) => countAsOne(tx, again, said, { id: idOf(anne) }))).toBe(true);
  });

  test("for a week, who added the other, whichever of them acts first; then they are two", async () => {
    const madeUp = await anAgentAddedBy(house, helene, administrator, "Inès Roche");
    expect([await areOne(helene, madeUp), await areOne(madeUp, helene)]).toEqual([true, true]);
    house.clock.advance(WEEK - DAY);
    expect(await areOne(helene, madeUp)).toBe(true);
    house.clock.advance(DAY - 1);
    // SQL counts days: less strict, by some hours.
    expect(await inCode(helene, madeUp)).toBe(true);
    house.clock.advance(1);
    expect(await areOne(helene, madeUp)).toBe(false);
  });

  test("two whom the same person added, and whom one of those added in turn", async () => {
    const one = await anAgentAddedBy(house, helene, administrator, "Inès Roche");
    const other = await anAgentAddedBy(house, helene, administrator, "Jules Perrin");
    const further = await anAgentAddedBy(house, one, ["validator"], "Lucie Morel");
    expect([await areOne(one, other), await areOne(further, other), await areOne(helene, further)]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test("not two colleagues whom nobody added lately, nor two whom two people added", async () => {
    const paul = await anAgent(house, caen, administrator, "Paul Girard");
    expect(await areOne(helene, paul)).toBe(false);
    const hers = await anAgentAddedBy(house, helene, ["validator"], "Inès Roche");
    const his = await anAgentAddedBy(house, paul, ["validator"], "Jules Perrin");
    expect(await areOne(hers, his)).toBe(false);
  });
});

test("an agent lent by another authority is known by the name that they have there; who lent them to nobody here is not read", async () => {
  const there = await anAgent(house, honfleur, ["validator"], "Nadia Roux");
  const here = await anAgent(house, caen, ["validator"], "ROUX Nadia");
  const read = (id: string | undefined, as: Context) =>
    as.transaction((tx) => listAgentLine(tx, id ?? "", new Date(0)));
  expect(await read(idOf(there), here)).toEqual([]);
  const id = parseId<"delegation">(randomUUID());
  const staffId = parseId<"staff">(idOf(there) ?? "");
  const dates = { startsOn: "2026-11-01", endsOn: "2026-12-31" };
  await grantDelegation(helene, {
    ...{ id, staffId, ...dates, role: "validator", reason: "Renfort", fromAuthorityId: honfleur },
  });
  expect(await areOne(there, here)).toBe(true);
  const anne = await aPerson(house, caen);
  expect(await read(idOf(there), anne)).toEqual([]);
});
