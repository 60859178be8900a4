import { bothIn, type Field } from "../../../../../../web/index.ts";
import type { StaffAgent } from "../../../../../access/access/index.ts";
import { parts } from "../../../index.ts";
import { regieWords } from "./regie-words.ts";

const both = bothIn(regieWords);

/** Who is named, as what, from when to when. */
export const buildNamingFields = (agents: readonly StaffAgent[]): readonly Field[] => [
  {
    kind: "choice",
    name: "agent",
    label: both(({ agent }) => agent),
    options: agents.map(({ id, displayName }) => ({
      value: id,
      label: { fr: displayName, en: displayName },
    })),
  },
  {
    kind: "choice",
    name: "part",
    label: both(({ part }) => part),
    inline: true,
    options: parts.map((value) => ({ value, label: both((words) => words.parts[value]) })),
  },
  { kind: "text", name: "act", label: both(({ order }) => order), maxLength: 120 },
  { kind: "date", name: "starts_on", label: both(({ startsOn }) => startsOn) },
  { kind: "date", name: "ends_on", label: both(({ endsOn }) => endsOn) },
];

export const onlineProviders = ["payfip", "simulator"] as const;
export const onlineModes = ["test", "activation", "production"] as const;

/** By which service the régie is paid online; what moves no money where it may be chosen. */
export const buildOnlineFields = ({ simulator }: { readonly simulator: boolean }): readonly Field[] => [
  {
    kind: "choice",
    name: "provider",
    label: both(({ provider }) => provider),
    options: onlineProviders
      .filter((value) => simulator || value !== "simulator")
      .map((value) => ({ value, label: both((words) => words.providers[value]) })),
  },
  {
    kind: "text",
    name: "client_number",
    label: both(({ clientNumber }) => clientNumber),
    hint: both(({ clientNumberHint }) => clientNumberHint),
    optional: true,
    maxLength: 6,
    inputMode: "numeric",
    width: "short",
  },
  {
    kind: "choice",
    name: "mode",
    label: both(({ mode }) => mode),
    inline: true,
    // Without money, the mode of tests is where the simulator is.
    options: onlineModes
      .filter((value) => simulator || value !== "test")
      .map((value) => ({ value, label: both((words) => words.modes[value]) })),
  },
];
