import { describe, expect, it } from "vitest";
import { defineMessages } from "./messages.ts";

describe("messages", () => {
  it("speak the language asked", () => {
    const words = defineMessages({
      fr: { hello: "Bonjour", days: (count: number) => `${count} jours` },
      en: { hello: "Hello", days: (count) => `${count} days` },
    });
    expect(words("fr").days(2)).toBe("2 jours");
    expect(words("en").hello).toBe("Hello");
  });

  it("do not compile when English misses a sentence, or has one more", () => {
    // @ts-expect-error `bye` is missing
    defineMessages({ fr: { hello: "Bonjour", bye: "Au revoir" }, en: { hello: "Hello" } });
    // @ts-expect-error `more` is not in French
    defineMessages({ fr: { hello: "Bonjour" }, en: { hello: "Hello", more: "More" } });
  });
});
