/** The kinds of pictures that every edition can carry, by their media types, with the endings of their files. */
export const PICTURE_ENDINGS = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/svg+xml": "svg",
} as const;

export type PictureType = keyof typeof PICTURE_ENDINGS;

/** A picture of an edition, as it lies beside the source. Width and height are pixels, 96 to an inch. */
export interface Picture {
  /** What its file is called in an edition: the same name for the same picture, without folders. */
  readonly name: string;
  readonly mediaType: PictureType;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The pictures that an edition's figures name, by their `url`; what is not in it has a stand-in only. */
export type Pictures = ReadonlyMap<string, Picture>;
