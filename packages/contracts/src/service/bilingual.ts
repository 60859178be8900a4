import { Type } from "typebox";

export const closed = { additionalProperties: false } as const;

/** One text in French and in English, each of `maxLength` characters at most. */
export function bilingual(maxLength: number) {
  const text = Type.String({ minLength: 1, maxLength });
  return Type.Object({ fr: text, en: text }, { ...closed, title: `Bilingual${maxLength}` });
}
