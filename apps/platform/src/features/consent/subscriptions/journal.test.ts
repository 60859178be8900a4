import { describe, expect, test } from "vitest";
import { subscriptionsJournal } from "./journal.ts";

const title = { fr: "Signaler un problème de rue", en: "Report a street problem" };
const tell = (action: string, type?: "request") =>
  subscriptionsJournal[`subscriptions.${action}`]?.({ title, ...(type ? { type } : {}) });

describe("in the person's journal", () => {
  test("a request is received, and nothing is said to be open", () => {
    expect(tell("open", "request")).toEqual({
      fr: "Votre demande « Signaler un problème de rue » est reçue.",
      en: "Your request “Report a street problem” is received.",
    });
    expect(tell("closed", "request")?.fr).toBe("Votre demande « Signaler un problème de rue » est close.");
  });

  test("a subscription is open, and so are the lines written before requests had words of their own", () => {
    expect(tell("open")?.fr).toBe("Votre inscription à « Signaler un problème de rue » est ouverte.");
  });
});
