import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

test("what is asked is read, with where it goes when nothing is said", () => {
  expect(readConfig(["--emulated-card", "carte.json"])).toEqual({
    emulatedCard: "carte.json",
    origins: ["http://localhost:3700"],
    port: 4180,
    folder: "data/reader",
    forgetPages: false,
  });
  expect(readConfig(["--help"])).toBeNull();
});

test.each([
  [[], /reader --emulated-card/],
  [["--emulated"], /reader --emulated-card/],
  [["--demonstration", "--port", "70000"], /0 à 65535/],
  [["--demonstration", "--origin", "caisse.exemple.fr"], /origine exacte/],
  [["--demonstration", "--origin", "https://caisse.exemple.fr/"], /origine exacte/],
])("%j is refused in words", (args, words) => {
  expect(() => readConfig(args)).toThrow(words);
});
