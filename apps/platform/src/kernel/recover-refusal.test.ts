import { describe, expect, test } from "vitest";
import { AppError, defineErrors } from "./errors.ts";
import { convertFailure, listCodes, recoverRefusal } from "./recover-refusal.ts";

const said = { fr: "Non.", en: "No.", todo: { fr: "Attendez.", en: "Wait." } };
const libraryErrors = defineErrors({
  "library.closed": { ...said, status: 409 },
  "library.name_taken": { ...said, status: 422 },
  "library.key_missing": { ...said, status: 503 },
});
const refuse = (code: keyof typeof libraryErrors.codes) => () => Promise.reject(libraryErrors.error(code));
const toCode = ({ code }: AppError) => code;

describe("a refusal that is expected", () => {
  test("of these codes is a normal outcome, and any other one goes on up", async () => {
    const closed = listCodes(libraryErrors, "library.closed");
    expect(await recoverRefusal(closed, async () => "done", toCode)).toBe("done");
    expect(await recoverRefusal(closed, refuse("library.closed"), toCode)).toBe("library.closed");
    await expect(recoverRefusal(closed, refuse("library.name_taken"), toCode)).rejects.toThrow(AppError);
  });

  test("may be of a whole catalogue, of a status, or of whatever is no lack of the server", async () => {
    for (const expected of [listCodes(libraryErrors), [422], "4xx", "any"] as const)
      expect(await recoverRefusal(expected, refuse("library.name_taken"), toCode)).toBe("library.name_taken");
    await expect(recoverRefusal([422], refuse("library.closed"), toCode)).rejects.toThrow("library.closed");
    await expect(recoverRefusal("4xx", refuse("library.key_missing"), toCode)).rejects.toThrow("key_missing");
    expect(await recoverRefusal("any", refuse("library.key_missing"), toCode)).toBe("library.key_missing");
  });

  test("is never a fault of the program, nor an error that only carries such a code", async () => {
    const fault = Object.assign(new Error("a bug"), { code: "library.closed", status: 409 });
    for (const expected of [listCodes(libraryErrors), [409], "any"] as const)
      await expect(recoverRefusal(expected, () => Promise.reject(fault), toCode)).rejects.toThrow("a bug");
  });

  test("may become another refusal", async () => {
    const other = () => Promise.reject(libraryErrors.error("library.name_taken"));
    const tried = recoverRefusal(listCodes(libraryErrors, "library.closed"), refuse("library.closed"), other);
    await expect(tried).rejects.toThrow("library.name_taken");
  });
});

test("a failure of a library becomes a refusal, which keeps those that are refusals already", async () => {
  const toError = () => libraryErrors.error("library.closed");
  expect(await convertFailure(async () => "done", toError)).toBe("done");
  await expect(convertFailure(() => Promise.reject(new Error()), toError)).rejects.toThrow("library.closed");
  const refused = convertFailure(refuse("library.name_taken"), toError);
  await expect(refused).rejects.toThrow("library.name_taken");
});
