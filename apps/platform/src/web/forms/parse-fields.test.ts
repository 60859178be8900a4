import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answers } from "./answer.ts";
import type { Field } from "./field.ts";
import { parseFields } from "./parse-fields.ts";
import type { PostedForm } from "./posted-form.ts";
import { toTypedValues } from "./to-typed-values.ts";

const label = { fr: "Question", en: "Question" };
const today = "2026-11-24";

const posted = (values: Record<string, string | string[]>): PostedForm => ({
  typed: new Map(Object.entries(values).map(([name, value]) => [name, [value].flat()])),
  uploads: [],
});

/** The answer taken, or the codes of its refusals. */
function parse(field: Field, values: Record<string, string | string[]>, answers: Answers = {}) {
  const parsed = parseFields([field], posted(values), { today, answers });
  return parsed.errors.length > 0
    ? parsed.errors.map(({ field, code }) => `${field} ${code}`)
    : parsed.answers.q;
}

const date = (typed: string, more = {}) => {
  const [q_day = "", q_month = "", q_year = ""] = typed.split(" ");
  return parse({ kind: "date", name: "q", label, ...more }, { q_day, q_month, q_year });
};

describe("a text", () => {
  const field: Field = { kind: "text", name: "q", label };
  it.each([
    ["  Jean \t Pierre ", "Jean Pierre"],
    ["", ["q form.required"]],
    ["   ", ["q form.required"]],
    ["a".repeat(201), ["q form.too_long"]],
    ["a\u0007b", ["q form.characters"]],
    ["gnp.\u202eexe", ["q form.characters"]],
    ["Roch\u200bet", ["q form.characters"]],
    ["می\u200cخواهم", "می\u200cخواهم"],
  ])("%j is %j", (typed, expected) => expect(parse(field, { q: typed })).toEqual(expected));

  it("keeps its lines when it may have some", () => {
    expect(parse({ ...field, multiline: true }, { q: "un  \r\ndeux\rtrois" })).toBe("un\ndeux\ntrois");
  });

  it("may be left empty when optional, and that is an answer", () => {
    expect(parse({ ...field, optional: true }, {})).toBeNull();
  });
});

it("missing, is said by the name of its question: two lines that read the same lead nowhere", () => {
  const options = [{ value: "oui", label }];
  const asked = (name: string, fr: string): Field => ({
    kind: "choice",
    name,
    label: { fr, en: fr },
    options,
  });
  const { errors } = parseFields(
    [asked("a", "Pourquoi ?"), asked("b", "Quoi ?")],
    { typed: new Map(), uploads: [] },
    { today, answers: {} },
  );
  expect(errors.map(({ fr }) => fr)).toEqual([
    "Choisissez une réponse à « Pourquoi ? ».",
    "Choisissez une réponse à « Quoi ? ».",
  ]);
});

describe("a date", () => {
  it.each([
    ["3 3 2019", "2019-03-03"],
    ["03 03 2019", "2019-03-03"],
    ["3 mars 2019", "2019-03-03"],
    ["1er Août 2019", "2019-08-01"],
    ["3 nov. 2019", "2019-11-03"],
    ["3 DECEMBRE 2019", "2019-12-03"],
    ["3 juil 2019", "2019-07-03"],
    ["3 February 2019", "2019-02-03"],
    ["29 2 2024", "2024-02-29"],
    ["29 2 2023", ["q form.date_impossible"]],
    ["31 4 2019", ["q form.date_impossible"]],
    ["0 1 2019", ["q form.date_impossible"]],
    ["29 2 00", ["q form.date_year_short"]],
    ["31 2 91", ["q form.date_impossible"]],
    ["1 13 1991", ["q form.date_impossible"]],
    ["3 3 19", ["q form.date_year_short"]],
    ["3 3 199", ["q form.date_incomplete"]],
    ["3 brumaire 2019", ["q form.date_incomplete"]],
    ["3 jui 2019", ["q form.date_incomplete"]],
    ["3", ["q form.date_incomplete"]],
    ["", ["q form.required"]],
    ["1 1 1066", ["q form.date_too_early"]],
    ["31 12 9999", ["q form.date_too_late"]],
    ["31 12 2199", "2199-12-31"],
    ["25 11 2026", "2026-11-25"],
  ])("%j is %j", (typed, expected) => expect(date(typed)).toEqual(expected));

  it("that is none says what is wrong with it", () => {
    const said = (day: string, month: string, year: string) => {
      const typed = new Map([
        ["q_day", [day]],
        ["q_month", [month]],
        ["q_year", [year]],
      ]);
      const { errors } = parseFields(
        [{ kind: "date", name: "q", label }],
        { typed, uploads: [] },
        { today, answers: {} },
      );
      return errors[0]?.fr;
    };
    expect(said("31", "2", "91")).toBe("Vérifiez le jour : il n’y a pas de 31 en février, qui a 29 jours.");
    expect(said("29", "2", "2023")).toBe(
      "Vérifiez le jour : il n’y a pas de 29 en février 2023, qui a 28 jours.",
    );
    expect(said("3", "14", "1991")).toContain("il va de 1 à 12");
    expect(said("3", "4", "91")).toContain("quatre chiffres");
    expect(said("3", "brumaire", "2019")).toContain("en chiffres");
    expect(said("3", "4", "1066")).toBe(
      "Vérifiez l’année : la date ne peut pas être avant le 1er janvier 1900.",
    );
  });

  it("past is today at the latest", () => {
    expect(date("24 11 2026", { past: true })).toBe(today);
    expect(date("25 11 2026", { past: true })).toEqual(["q form.date_future"]);
  });
});

describe("a phone", () => {
  it.each([
    ["06 12 34 56 78", "+33612345678"],
    ["06.12.34.56.78", "+33612345678"],
    ["+33 (0)6 12 34 56 78", "+33612345678"],
    ["0033 6 12 34 56 78", "+33612345678"],
    ["+44 20 7946 0000", "+442079460000"],
    ["06 12 34 56", ["q form.phone_invalid"]],
    ["appelez-moi", ["q form.phone_invalid"]],
  ])("%j is %j", (typed, expected) =>
    expect(parse({ kind: "phone", name: "q", label }, { q: typed })).toEqual(expected),
  );
});

describe("an e-mail", () => {
  it.each([
    [" jeanne@exemple.fr ", "jeanne@exemple.fr"],
    ["jeanne@exemple", ["q form.email_invalid"]],
    ["jeanne exemple.fr", ["q form.email_invalid"]],
    ["a@b.fr, c@d.fr", ["q form.email_invalid"]],
    ["a@b..fr", ["q form.email_invalid"]],
    ["a@b.fr\u202e", ["q form.email_invalid"]],
  ])("%j is %j", (typed, expected) =>
    expect(parse({ kind: "email", name: "q", label }, { q: typed })).toEqual(expected),
  );
});

describe("a choice", () => {
  const options = [
    { value: "a", label },
    { value: "b", label },
  ];
  it("is one of those offered", () => {
    expect(parse({ kind: "choice", name: "q", label, options }, { q: "a" })).toBe("a");
    expect(parse({ kind: "choice", name: "q", label, options }, { q: "z" })).toEqual([
      "q form.choice_unknown",
    ]);
    expect(parse({ kind: "choices", name: "q", label, options }, { q: ["a", "b", "a"] })).toEqual(["a", "b"]);
    expect(parse({ kind: "choices", name: "q", label, options }, { q: ["a", "z"] })).toEqual([
      "q form.choice_unknown",
    ]);
    expect(parse({ kind: "choices", name: "q", label, options }, {})).toEqual(["q form.choice_required"]);
  });

  it("sent twice is nobody's form", () => {
    expect(() => parse({ kind: "choice", name: "q", label, options }, { q: ["a", "b"] })).toThrow(
      "request.malformed",
    );
  });
});

describe("an address", () => {
  const field: Field = { kind: "address", name: "q", label };
  it("points at each line to correct", () => {
    expect(parse(field, { q_street: "12 rue Saint-Jean", q_postcode: "1400", q_city: "" })).toEqual([
      "q_postcode form.postcode_invalid",
      "q_city form.required",
    ]);
  });
});

describe("a file", () => {
  const field: Field = { kind: "file", name: "q", label };
  it("already handed in need not be sent again", () => {
    expect(parse(field, {})).toEqual(["q form.file_required"]);
    const kept = [{ id: "1", fileName: "a.pdf", size: 1 }];
    expect(parse(field, {}, { q: kept })).toEqual(kept);
  });
});

describe("any answer accepted", () => {
  const fields: Field[] = [
    { kind: "text", name: "text", label, optional: true },
    { kind: "date", name: "date", label, optional: true },
    { kind: "phone", name: "phone", label, optional: true },
    { kind: "email", name: "email", label, optional: true },
    { kind: "address", name: "address", label, optional: true },
    { kind: "confirm", name: "confirm", label, optional: true },
  ];
  const names = [
    "text",
    "date_day",
    "date_month",
    "date_year",
    "phone",
    "email",
    "address_street",
    "confirm",
  ];
  const typedText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.stringMatching(/^[+0-9 .@a]*$/),
    fc.constant("on"),
  );

  it("comes back to the page and is accepted again, the same", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), typedText), (values) => {
        const facts = { today, answers: {} };
        const first = parseFields(fields, posted(values), facts);
        const again = parseFields(
          fields,
          { typed: toTypedValues(fields, first.answers), uploads: [] },
          facts,
        );
        expect(again.answers).toMatchObject(first.answers);
      }),
      { numRuns: 500 },
    );
  });
});
