import { describe, expect, test } from "vitest";
import { readAnswer } from "./format.ts";

const HEADER = "reference;quotient;mois;nom;prenoms;date_naissance;resultat";
const row = (reference: string, rest = "650;2027-01;Petit;Zoé;2000-01-01;") => `${reference};${rest}`;

describe("the lines of an answer", () => {
  test.each([
    ["CRLF, then LF", ["\r\n", "\n", "\n"]],
    ["LF, then CRLF", ["\n", "\r\n", "\n"]],
    ["CR", ["\r", "\r", "\r"]],
    ["each in turn", ["\r\n", "\r", "\n"]],
  ])("end by %s: no row is lost", (_name, ends) => {
    const rows = [HEADER, row("a"), row("b"), row("c")];
    const text = rows.map((one, at) => one + (ends[at] ?? "")).join("");
    expect(readAnswer(Buffer.from(text))).toMatchObject([
      { line: 2, reference: "a", value: 650 },
      { line: 3, reference: "b", value: 650 },
      { line: 4, reference: "c", value: 650 },
    ]);
  });

  test("that a quotation mark took into one value are each told as unreadable, and the next is read", () => {
    const taken = row("a", '650;2027-01;"Petit;Zoé;2000-01-01;');
    const closing = row("b", '650;2027-01;Petit";Zoé;2000-01-01;');
    const text = [HEADER, taken, closing, row("c")].join("\n");
    expect(readAnswer(Buffer.from(text))).toMatchObject([
      { line: 2, problem: "unreadable" },
      { line: 3, problem: "unreadable" },
      { line: 4, reference: "c", value: 650 },
    ]);
  });
});
