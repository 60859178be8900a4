import { expect, test } from "vitest";
import { subscriptionNews } from "./subscriptions.ts";

const sender = {
  name: "Ville de Caen",
  url: "https://ardeco.example/caen",
  office: { name: "Mairie", address: "", hours: [] },
  onPaper: false,
};

test.each([
  [true, "Obsèques : votre demande est suspendue", "La demande « Obsèques » est suspendue"],
  [false, "Obsèques : votre inscription est suspendue", "L’inscription à « Obsèques » est suspendue"],
])("what is asked and answered later is a request: %s", (isRequest, subject, sentence) => {
  const message = subscriptionNews(
    sender,
    { service: "Obsèques", isRequest, news: "suspended", reason: "conditions" },
    "fr",
  );
  expect(message.subject).toBe(subject);
  expect(message.text).toContain(sentence);
});
