import type { Field } from "../../../../../../web/index.ts";
import { bothIn } from "../../../../../../web/index.ts";
import type { UpstreamKind } from "../../../index.ts";
import { providerWords } from "./provider-words.ts";

const both = bothIn(providerWords);

type Setting = "issuer" | "clientId" | "secret" | "enabled";

/** Both forms are on one page: each names its fields after its provider. */
export const formatSettingField = (kind: UpstreamKind, setting: Setting): string => `${kind}_${setting}`;

export const buildProviderFields = (kind: UpstreamKind): readonly Field[] => [
  {
    kind: "text",
    name: formatSettingField(kind, "issuer"),
    label: both(({ issuer }) => issuer),
    hint: both(({ issuerHint }) => issuerHint[kind]),
    maxLength: 300,
  },
  {
    kind: "text",
    name: formatSettingField(kind, "clientId"),
    label: both(({ clientId }) => clientId),
    maxLength: 200,
  },
  {
    kind: "text",
    name: formatSettingField(kind, "secret"),
    label: both(({ secret }) => secret),
    why: both(({ secretWhy }) => secretWhy),
    maxLength: 300,
    optional: true,
  },
  {
    kind: "choice",
    name: formatSettingField(kind, "enabled"),
    label: both(({ enabled }) => enabled),
    options: [
      { value: "yes", label: both(({ yes }) => yes) },
      { value: "no", label: both(({ no }) => no) },
    ],
  },
];
