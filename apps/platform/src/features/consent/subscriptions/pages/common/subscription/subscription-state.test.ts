import { expect, test } from "vitest";
import { stateStatus } from "./subscription-state.tsx";

test("a request that arrived is received; only a subscription is open", () => {
  const language = "fr";
  expect(stateStatus({ type: "subscription", state: "open", language }).children).toBe("Ouvert");
  expect(stateStatus({ type: "request", state: "open", language })).toEqual({
    tone: "info",
    children: "Demande reçue",
  });
});
