import { expect, test } from "vitest";
import { AppError, defineErrors, type ErrorDefinition } from "../../kernel/errors.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { type Besides, findSaveRefusal, selectShownRevision } from "./sent.ts";

const definition: ErrorDefinition = {
  status: 409,
  fr: "Ce nom est pris.",
  en: "This name is taken.",
  todo: { fr: "Changez-le.", en: "Change it." },
};
const libraryErrors = defineErrors({ "library.name_taken": definition, "library.closed": definition });
const besides = { "library.name_taken": "name" } satisfies Besides<typeof libraryErrors>;
const typed = new Map([["name", ["Contes"]]]);
const failing = (error: unknown) =>
  findSaveRefusal(() => Promise.reject(error), { typed, besides, rename: { period: "ends_on" } });

test("what is saved is not shown again", async () => {
  expect(await findSaveRefusal(async () => "done", { typed })).toBeUndefined();
});

test("a refusal is said beside its field, by the name that the form gives it", async () => {
  expect(await failing(libraryErrors.error("library.name_taken"))).toMatchObject({
    typed,
    errors: [{ field: "name", code: "library.name_taken", fr: expect.stringContaining("Ce nom est pris.") }],
  });
  const fields = [
    { field: "period", code: "library.period", fr: "Trop court.", en: "Too short." },
    { field: "name", code: "library.name", fr: "Trop long.", en: "Too long." },
  ];
  const refused = await failing(new AppError("library.not_valid", definition, fields));
  expect(refused?.errors?.map(({ field }) => field)).toEqual(["ends_on", "name"]);
});

test("a conflict is shown with what was typed; what is not here is a page of its own", async () => {
  expect(await failing(kernelErrors.error("request.changed_meanwhile"))).toEqual({ typed, meanwhile: true });
  await expect(failing(libraryErrors.error("library.closed"))).rejects.toThrow("library.closed");
  await expect(failing(new TypeError("a bug"))).rejects.toThrow(TypeError);
});

test("a form keeps the revision that was read first, until its conflict is shown", () => {
  const sent = new Map([["_revision", ["3"]]]);
  expect(selectShownRevision(5, {})).toBe("5");
  expect(selectShownRevision(5, { typed })).toBe("5");
  expect(selectShownRevision(5, { typed: sent })).toBe("3");
  expect(selectShownRevision(5, { typed: sent, meanwhile: true })).toBe("5");
});
