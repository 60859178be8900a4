import type { UpstreamKind } from "../../../modules/upstream/index.ts";
import type { Field } from "../../../web/index.ts";
import { both } from "../common/both.ts";
import { providerWords } from "./provider-words.ts";

type Setting = "issuer" | "clientId" | "secret" | "enabled";

/** Both forms are on one page: each names its fields after its provider. */
export const fieldName = (kind: UpstreamKind, setting: Setting): string => `${kind}_${setting}`;

export const providerFields = (kind: UpstreamKind): readonly Field[] => [
  {
    kind: "text",
    name: fieldName(kind, "issuer"),
    label: both(providerWords, ({ issuer }) => issuer),
    hint: both(providerWords, ({ issuerHint }) => issuerHint),
    maxLength: 300,
  },
  {
    kind: "text",
    name: fieldName(kind, "clientId"),
    label: both(providerWords, ({ clientId }) => clientId),
    maxLength: 200,
  },
  {
    kind: "text",
    name: fieldName(kind, "secret"),
    label: both(providerWords, ({ secret }) => secret),
    why: both(providerWords, ({ secretWhy }) => secretWhy),
    maxLength: 300,
    optional: true,
  },
  {
    kind: "choice",
    name: fieldName(kind, "enabled"),
    label: both(providerWords, ({ enabled }) => enabled),
    options: [
      { value: "yes", label: both(providerWords, ({ yes }) => yes) },
      { value: "no", label: both(providerWords, ({ no }) => no) },
    ],
  },
];
