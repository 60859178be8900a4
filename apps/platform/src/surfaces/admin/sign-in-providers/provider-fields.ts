import type { UpstreamKind } from "../../../modules/upstream/index.ts";
import type { Field } from "../../../web/index.ts";
import { bothIn } from "../../../web/index.ts";
import { providerWords } from "./provider-words.ts";

type Setting = "issuer" | "clientId" | "secret" | "enabled";

/** Both forms are on one page: each names its fields after its provider. */
export const fieldName = (kind: UpstreamKind, setting: Setting): string => `${kind}_${setting}`;

export const providerFields = (kind: UpstreamKind): readonly Field[] => [
  {
    kind: "text",
    name: fieldName(kind, "issuer"),
    label: bothIn(providerWords)(({ issuer }) => issuer),
    hint: bothIn(providerWords)(({ issuerHint }) => issuerHint),
    maxLength: 300,
  },
  {
    kind: "text",
    name: fieldName(kind, "clientId"),
    label: bothIn(providerWords)(({ clientId }) => clientId),
    maxLength: 200,
  },
  {
    kind: "text",
    name: fieldName(kind, "secret"),
    label: bothIn(providerWords)(({ secret }) => secret),
    why: bothIn(providerWords)(({ secretWhy }) => secretWhy),
    maxLength: 300,
    optional: true,
  },
  {
    kind: "choice",
    name: fieldName(kind, "enabled"),
    label: bothIn(providerWords)(({ enabled }) => enabled),
    options: [
      { value: "yes", label: bothIn(providerWords)(({ yes }) => yes) },
      { value: "no", label: bothIn(providerWords)(({ no }) => no) },
    ],
  },
];
