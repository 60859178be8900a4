import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

const token = { PKCS11_MODULE: "/m.so", PKCS11_TOKEN: "lecteur", PKCS11_PIN_FILE: "/pin" };

test("a demonstration: what is asked, and where it goes when nothing is said", () => {
  expect(readConfig(["--emulated-card", "carte.json"], {})).toEqual({
    kind: "demonstration",
    emulatedCard: "carte.json",
    origins: ["http://localhost:3700"],
    port: 4180,
    folder: "data/reader",
    forgetPages: false,
  });
  expect(readConfig(["--help"], {})).toBeNull();
});

test("an installed reader: its token by the environment, its platform the first time", () => {
  const first = [
    "--platform",
    "https://ville.fr/api/v1/authorities/caen/",
    "--code",
    "7QK2",
    "--platform-keys",
    "k.json",
  ];
  expect(readConfig(first, token)).toMatchObject({
    kind: "installed",
    token: { module: "/m.so", token: "lecteur", pinFile: "/pin" },
    install: { base: "https://ville.fr/api/v1/authorities/caen", code: "7QK2", keysFile: "k.json" },
  });
  expect(readConfig([], token)).toMatchObject({ kind: "installed", install: null });
});

test.each([
  [[], {}, /PKCS11_MODULE.*--emulated-card/s],
  [["--emulated"], token, /reader --emulated-card/],
  [["--demonstration", "--port", "70000"], {}, /0 à 65535/],
  [["--demonstration", "--origin", "caisse.exemple.fr"], {}, /origine exacte/],
  [["--demonstration", "--origin", "https://caisse.exemple.fr/"], {}, /origine exacte/],
  [["--platform", "https://ville.fr"], token, /les trois/],
  [["--platform", "http://ville.fr", "--code", "a", "--platform-keys", "k"], token, /https/],
])("%j is refused in words", (args, environment, words) => {
  expect(() => readConfig(args, environment)).toThrow(words);
});
