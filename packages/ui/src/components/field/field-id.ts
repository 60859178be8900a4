/** The id of the control, or of the first control of a group: an error summary links to it. */
export const fieldId = (name: string): string => name.replaceAll(/[^\w-]/g, "-");
