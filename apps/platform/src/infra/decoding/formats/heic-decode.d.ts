declare module "heic-decode" {
  interface Picture {
    readonly width: number;
    readonly height: number;
  }
  interface Pictures
    extends ReadonlyArray<Picture & { decode(): Promise<Picture & { readonly data: Uint8ClampedArray }> }> {
    dispose(): void;
  }
  const heif: { all(input: { buffer: Uint8Array }): Promise<Pictures> };
  export default heif;
}
