import { expect, test } from "vitest";
import { getStateStatus } from "./tag.tsx";

test("a request that arrived is received; only a subscription is open", () => {
  const language = "fr";
  expect(getStateStatus({ type: "subscription", state: "open", language }).children).toBe("Ouvert");
  expect(getStateStatus({ type: "request", state: "open", language })).toEqual({
    tone: "info",
    children: "Demande reçue",
  });
});
