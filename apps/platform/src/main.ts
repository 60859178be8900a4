import { placeholder } from "@ardeco/ui";
console.log(placeholder);
