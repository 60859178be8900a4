import type { Setting } from "./settings.ts";

/** Areas that may have a host of their own (read-hosts.ts). */
export const hostSettings = [
  {
    name: "AUTHORITY_HOSTS",
    default: "",
    secret: false,
    description:
      "Authorities with a host of their own, separated by commas: authority=host, such as caen=demarches.caen.example. Paths stay the same. The issuer of an authority stays under PUBLIC_URL.",
    change: "A town wants its own name, or sessions that no other town's page could reach.",
    refused: "not authority=host; a host given twice, or that of another setting",
  },
  {
    name: "STAFF_HOST",
    default: "",
    secret: false,
    description: "Host of the agents' area of every authority (desk, administration, partners).",
    change: "Agents work on a name of their own: open to the town's network only, for instance.",
    refused: "anything but a host",
  },
  {
    name: "SANDBOX_HOST",
    default: "",
    secret: false,
    description: "Host of the sandbox: its way in, and the spaces of vendors.",
    change: "Vendors try apart from real people.",
    refused: "anything but a host",
  },
] as const satisfies readonly Setting[];
