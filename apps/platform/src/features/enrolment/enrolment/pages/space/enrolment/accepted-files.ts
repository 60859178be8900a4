/** Helps the file picker; what a file is, is decided from its bytes. */
export const acceptedFiles = "application/pdf,image/jpeg,image/png,image/heic,image/heif,.heic,.heif";
