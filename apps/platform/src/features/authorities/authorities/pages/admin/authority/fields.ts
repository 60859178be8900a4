import { adminHoursWords } from "../../../../../../frames/admin/common/hours-words.ts";
import type { Field } from "../../../../../../web/index.ts";
import { bothIn } from "../../../../../../web/index.ts";
import { authorityWords as words } from "./authority-words.ts";

const both = bothIn(words);

/** In the order of the page; `group` names its section. */
export const fieldGroups = {
  look: [
    {
      kind: "text",
      name: "name",
      label: both(({ name }) => name),
      hint: both(({ nameHint }) => nameHint),
      maxLength: 100,
    },
    {
      kind: "text",
      name: "colour",
      label: both(({ colour }) => colour),
      hint: both(({ colourHint }) => colourHint),
      width: "short",
      maxLength: 7,
      pattern: { test: /^#[0-9a-f]{6}$/i, sentence: both(({ colourWrong }) => colourWrong) },
    },
  ],
  reach: [
    {
      kind: "text",
      name: "street",
      label: both(({ street }) => street),
      maxLength: 200,
      optional: true,
    },
    {
      kind: "text",
      name: "postalCode",
      label: both(({ postalCode }) => postalCode),
      inputMode: "numeric",
      width: "short",
      optional: true,
      pattern: { test: /^\d{5}$/, sentence: both(({ postalCodeWrong }) => postalCodeWrong) },
    },
    {
      kind: "text",
      name: "locality",
      label: both(({ locality }) => locality),
      maxLength: 100,
      optional: true,
    },
    { kind: "phone", name: "phone", label: both(({ phone }) => phone), optional: true },
    { kind: "email", name: "email", label: both(({ email }) => email), optional: true },
    {
      kind: "email",
      name: "dataProtectionEmail",
      label: both(({ dataProtectionEmail }) => dataProtectionEmail),
      hint: both(({ dataProtectionHint }) => dataProtectionHint),
      optional: true,
    },
    {
      kind: "text",
      name: "hours",
      label: both(({ hours }) => hours),
      hint: bothIn(adminHoursWords)(({ hint }) => hint),
      multiline: true,
      optional: true,
    },
  ],
  offers: [
    {
      kind: "choice",
      name: "privateOffers",
      label: both(({ privateOffers }) => privateOffers),
      why: both(({ privateOffersWhy }) => privateOffersWhy),
      options: [
        { value: "no", label: both(({ hidden }) => hidden) },
        { value: "yes", label: both(({ shown }) => shown) },
      ],
    },
  ],
} as const satisfies Record<string, readonly Field[]>;

export const groupNames = ["look", "reach", "offers"] as const;

export const authorityFields: readonly Field[] = groupNames.flatMap(
  (name): readonly Field[] => fieldGroups[name],
);
