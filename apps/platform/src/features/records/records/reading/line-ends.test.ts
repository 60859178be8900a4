import fc from "fast-check";
import { expect, test } from "vitest";
import { LineEnds } from "./line-ends.ts";

test("line ends are the same however the network cuts the file, and no byte is lost", () => {
  const text = fc
    .array(fc.constantFrom("\r", "\n", "\r\n", "a", ";"), { maxLength: 30 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 5 }), (content, size) => {
      const ends = new LineEnds();
      const pieces: Buffer[] = [];
      for (let at = 0; at < content.length; at += size) {
        pieces.push(ends.take(Buffer.from(content.slice(at, at + size))));
      }
      const given = Buffer.concat([...pieces, ends.end()]).toString();
      expect(given).toBe(content.replaceAll(/\r(?!\n)/g, "\n"));
    }),
  );
});
