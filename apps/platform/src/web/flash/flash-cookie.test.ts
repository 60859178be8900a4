import { createSecretKey } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { FLASH_SECONDS, openFlash, sealFlash } from "./flash-cookie.ts";

const key = createSecretKey(Buffer.alloc(32, 1));
const place = { key, bearer: "session:1", slug: "caen" } as const;
const now = new Date("2026-11-24T08:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

test("is read for a minute, by the same session, at the same authority, under the same key", () => {
  const sealed = sealFlash(place, { title: "C’est fait" }, now);
  expect(openFlash(place, sealed, later(FLASH_SECONDS))).toEqual({ title: "C’est fait" });
  expect(openFlash(place, sealed, later(FLASH_SECONDS + 1))).toBeUndefined();
  expect(openFlash({ ...place, bearer: "session:2" }, sealed, now)).toBeUndefined();
  expect(openFlash({ ...place, slug: "bayeux" }, sealed, now)).toBeUndefined();
  const other = { ...place, key: createSecretKey(Buffer.alloc(32, 2)) };
  expect(openFlash(other, sealed, now)).toBeUndefined();
});

test("whatever it says fits in a cookie, and whatever is sent instead says nothing", () => {
  const words = fc.string({ unit: "grapheme", maxLength: 2_000 });
  fc.assert(
    fc.property(words, words, (title, text) => {
      const sealed = sealFlash(place, { title, text }, now);
      expect(sealed.length).toBeLessThan(4_000);
      expect(openFlash(place, sealed, now)?.title.slice(0, 200)).toBe(title.slice(0, 200));
    }),
  );
  fc.assert(
    fc.property(words, (sent) => {
      expect(openFlash(place, sent, now)).toBeUndefined();
    }),
  );
});
