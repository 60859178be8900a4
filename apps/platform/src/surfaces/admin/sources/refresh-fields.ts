import { bothIn, type Field } from "../../../web/index.ts";
import { refreshWords } from "./refresh-words.ts";

const both = bothIn(refreshWords);
/** Which families, and how they were told: the same by API and by file. */
export const refreshFields: readonly Field[] = [
  {
    kind: "choice",
    name: "familles",
    label: both(({ asks }) => asks),
    options: [
      { value: "agreed", label: both(({ agreed }) => agreed), hint: both(({ agreedHint }) => agreedHint) },
      {
        value: "informed",
        label: both(({ informed }) => informed),
        hint: both(({ informedHint }) => informedHint),
      },
    ],
  },
  {
    kind: "text",
    name: "information",
    label: both(({ how }) => how),
    hint: both(({ howHint }) => howHint),
    maxLength: 1_000,
  },
];
