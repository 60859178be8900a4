import { expect, test } from "vitest";
import { AppError, defineErrors, type ErrorDefinition } from "../../kernel/errors.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { listCodes } from "../../kernel/recover-refusal.ts";
import {
  type Besides,
  findSaveRefusal,
  type Refused,
  submitOrShowAgain,
  toBesides,
  toBriefError,
} from "./submit-or-show-again.ts";

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
  const conflict = await failing(kernelErrors.error("request.changed_meanwhile"));
  expect(conflict).toMatchObject({ typed, meanwhile: true, errors: [], status: 409 });
  await expect(failing(libraryErrors.error("library.closed"))).rejects.toThrow("library.closed");
  await expect(failing(new TypeError("a bug"))).rejects.toThrow(TypeError);
});

const submit = (save: () => Promise<string>) =>
  submitOrShowAgain<string, Refused | string>(save, {
    besides: {
      ...toBesides(listCodes(libraryErrors, "library.closed"), toBriefError("desk")),
      "library.name_taken": "name",
    },
    again: (refused) => refused,
    after: (saved) => `${saved} is shown`,
  });

test("a form goes on with what was saved, or is shown again with why, and with which status", async () => {
  expect(await submit(async () => "The book")).toBe("The book is shown");
  expect(await submit(() => Promise.reject(libraryErrors.error("library.name_taken")))).toEqual({
    code: "library.name_taken",
    status: 409,
    errors: [
      {
        field: "name",
        code: "library.name_taken",
        fr: "Ce nom est pris. Changez-le.",
        en: "This name is taken. Change it.",
      },
    ],
  });
});

test("a page says a refusal in words of its own, and a conflict only where it names it", async () => {
  expect(await submit(() => Promise.reject(libraryErrors.error("library.closed")))).toMatchObject({
    errors: [{ field: "desk", fr: "Ce nom est pris.", en: "This name is taken." }],
  });
  const conflict = submit(() => Promise.reject(kernelErrors.error("request.changed_meanwhile")));
  await expect(conflict).rejects.toThrow("request.changed_meanwhile");
});

test("a code that no catalogue defines is a fault of the page, before anything is saved", async () => {
  const misspelt = { "library.name_takn": "name" };
  await expect(findSaveRefusal(async () => "done", { typed, besides: misspelt })).rejects.toThrow(TypeError);
});

test("all the refusals of a catalogue are said beside a field, but what is not there", () => {
  const { fr, en, todo } = definition;
  const gamesErrors = defineErrors({
    "games.unknown": { status: 404, fr, en, todo },
    "games.lent": { status: 403, fr, en, todo },
  });
  expect(toBesides(gamesErrors, "game")).toEqual({ "games.lent": "game" });
});

test("what is refused after the form is saved is no refusal of the form", async () => {
  const shown = submitOrShowAgain(async () => "done", {
    besides,
    again: () => "again",
    after: () => Promise.reject(libraryErrors.error("library.name_taken")),
  });
  await expect(shown).rejects.toThrow("library.name_taken");
});
