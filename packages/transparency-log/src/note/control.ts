/**
 * Characters that are not seen and may command a terminal, or turn a text around: of a name they are refused,
 * of a sentence taken out.
 */
const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

export const hasControls = (text: string): boolean => text.search(CONTROLS) !== -1;

export const withoutControls = (text: string): string => text.replace(CONTROLS, "");

/** The same JSON, where each is written \uXXXX. */
export const jsonWithoutControls = (value: unknown): string =>
  JSON.stringify(value).replace(CONTROLS, (found) =>
    found
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
