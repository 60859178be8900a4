import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { Refusal, type RefusalCode, refusalCodes } from "./errors.ts";

test("every refusal is in the page for vendors", async () => {
  const page = await readFile(new URL("../../../../docs/protocol/reader.md", import.meta.url), "utf8");
  expect(refusalCodes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});

test("every refusal says what happened, then what to do", () => {
  const saysNext = (sentence: string) => /[.:;] \S/.test(sentence.replaceAll("http://", ""));
  const silent = (refusalCodes as RefusalCode[]).filter((code) => {
    const { title, title_en } = new Refusal(code).toProblem();
    return ![title, title_en].every(saysNext);
  });
  // What to do is all that there is to say.
  expect(silent).toEqual(["no_card"]);
});
