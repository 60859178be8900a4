import fc from "fast-check";
import { expect, test } from "vitest";
import { type AgentMay, listOfferedActs, personActs, type Whose } from "./offered-acts.ts";

const may: AgentMay = {
  enrol: true,
  recover: true,
  recordDeath: true,
  takeMoney: true,
  onTelephone: false,
};
const whose = (facts: Partial<Whose>): Whose => ({
  status: "enrolled",
  isRepresented: false,
  isHeldByParents: false,
  isRecoverable: false,
  ...facts,
});

const anybody: fc.Arbitrary<Whose> = fc
  .record({
    status: fc.constantFrom("draft", "declared", "enrolled", "merged", "deceased", "erased"),
    age: fc.option(fc.nat(110), { nil: undefined }),
    isRepresented: fc.boolean(),
    isHeldByParents: fc.boolean(),
    isRecoverable: fc.boolean(),
  })
  .map(({ age, ...facts }) => ({ ...facts, ...(age === undefined ? {} : { age }) }));

test("each kind of person has the acts that make sense for them, in one order", () => {
  expect(listOfferedActs(whose({ age: 9, isRepresented: true }), may)).toEqual([
    "file",
    "note",
    "supports",
    "book",
    "pass",
    "take_money",
    "rights",
    "record_death",
  ]);
  expect(listOfferedActs(whose({ age: 9 }), may)).toContain("move");
  expect(listOfferedActs(whose({ age: 19, isRecoverable: true, isHeldByParents: true }), may)).toEqual(
    personActs,
  );
  expect(listOfferedActs(whose({ age: 81, isRecoverable: true, isRepresented: true }), may)).toEqual(
    personActs.filter((act) => act !== "hand_over"),
  );
  expect(
    listOfferedActs(whose({}), { ...may, recover: false, recordDeath: false, takeMoney: false }),
  ).toEqual(["file", "enrol_child", "note", "move", "supports", "book", "pass", "rights"]);
});

test("an account that no parent holds is not handed over: theirs from the start, or already", () => {
  expect(listOfferedActs(whose({ age: 22, isRecoverable: true }), may)).not.toContain("hand_over");
});

test("on the telephone, nothing that takes an original before the agent", () => {
  fc.assert(
    fc.property(anybody, (who) => {
      const acts = listOfferedActs(who, { ...may, onTelephone: true });
      for (const act of ["take_money", "direct_debit", "hand_over", "recover", "record_death"])
        expect(acts).not.toContain(act);
    }),
  );
});

test("nobody who is gone, and no agent without the role, is offered anything", () => {
  fc.assert(
    fc.property(anybody, (who) => {
      expect(listOfferedActs(who, { ...may, enrol: false })).toEqual([]);
      if (["merged", "deceased", "erased"].includes(who.status))
        expect(listOfferedActs(who, may)).toEqual([]);
    }),
  );
});

test("a child is never offered a child, nor an account handed over; an account is opened again only where there is one", () => {
  fc.assert(
    fc.property(anybody, (who) => {
      const acts = listOfferedActs(who, may);
      if (who.age !== undefined && who.age < 15) expect(acts).not.toContain("enrol_child");
      if (who.age === undefined || who.age < 18) expect(acts).not.toContain("hand_over");
      if (!who.isRecoverable) expect(acts).not.toContain("recover");
    }),
  );
});
