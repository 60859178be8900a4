import { expect, it } from "vitest";
import { toSafeFileName } from "./rules.ts";

it.each([
  ["../../etc/passwd", "passwd.pdf"],
  ["C:\\Users\\anne\\carte d’identité.JPG", "carte d’identité.pdf"],
  ["facture\u202Efdp.exe", "facturefdp.pdf"],
  ["a\0b\r\nSet-Cookie: x.pdf", "abSet-Cookie x.pdf"],
  ["....", "document.pdf"],
  ["", "document.pdf"],
  [`${"é".repeat(5_000)}.pdf`, `${"é".repeat(80)}.pdf`],
])("the name %j is shown as %j", (given, shown) => {
  expect(toSafeFileName(given, "application/pdf")).toBe(shown);
});
