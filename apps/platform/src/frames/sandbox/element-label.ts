import { type ElementName, elementDefinition } from "@ardeco/contracts";
import type { Language } from "../../kernel/errors.ts";

export const formatElementLabel = (name: ElementName, language: Language): string =>
  elementDefinition(name).label[language];
