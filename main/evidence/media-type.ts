import { fileTypeFromBuffer, supportedExtensions } from "file-type";
import { extensionOf } from "../lib/file-name.ts";
import { inspectBmp, looksLikeBmp } from "./inspect/bmp.ts";
import type { Inspector } from "./inspect/finding.ts";
import { inspectGif } from "./inspect/gif.ts";
import { inspectFilm, inspectHeif } from "./inspect/iso-media.ts";
import { inspectJpeg } from "./inspect/jpeg.ts";
import { inspectPdf } from "./inspect/pdf.ts";
import { inspectPng } from "./inspect/png.ts";
import { inspectWebm } from "./inspect/webm.ts";
import { inspectWebp } from "./inspect/webp.ts";

/** A type of file that may be evidence. `windowBytes` is how much of it is looked at in one read. */
export interface MediaType {
  readonly mediaType: string;
  readonly extensions: readonly string[];
  readonly inspect: Inspector;
  readonly windowBytes: number;
}

const small = 64 * 1024;
const large = 1024 * 1024;

function type(mediaType: string, extensions: string, inspect: Inspector, windowBytes: number): MediaType {
  return { mediaType, extensions: extensions.split(" "), inspect, windowBytes };
}

const heif = (mediaType: string) => type(mediaType, "heic heif heics heifs hif", inspectHeif, small);
const mp4 = type("video/mp4", "mp4 m4v mp4v", inspectFilm, small);
const png = type("image/png", "png apng", inspectPng, large);

/** By the name that `file-type` gives. Pictures, films and print-outs: nothing here can carry a script to the screen. */
const mediaTypes: ReadonlyMap<string, MediaType> = new Map([
  ["image/png", png],
  // An animated PNG is a PNG to every reader that knows no better.
  ["image/apng", png],
  ["image/jpeg", type("image/jpeg", "jpg jpeg jpe jfif", inspectJpeg, large)],
  ["image/gif", type("image/gif", "gif", inspectGif, small)],
  ["image/webp", type("image/webp", "webp", inspectWebp, small)],
  ["image/avif", type("image/avif", "avif avifs", inspectHeif, small)],
  ["image/bmp", type("image/bmp", "bmp dib", inspectBmp, small)],
  ["image/heic", heif("image/heic")],
  ["image/heif", heif("image/heif")],
  ["image/heic-sequence", heif("image/heic")],
  ["image/heif-sequence", heif("image/heif")],
  ["application/pdf", type("application/pdf", "pdf", inspectPdf, small)],
  ["video/mp4", mp4],
  ["video/x-m4v", mp4],
  ["video/quicktime", type("video/quicktime", "mov qt", inspectFilm, small)],
  ["video/webm", type("video/webm", "webm", inspectWebm, small)],
]);

/** How much of a file's beginning is enough to know its type. */
export const headBytes = 64 * 1024;

const pngSignature = Buffer.from("89504e470d0a1a0a", "hex");

/** The type of a file by its first bytes, whatever it is called; null when it is none of those that may be evidence. */
export async function mediaTypeOf(head: Buffer): Promise<MediaType | null> {
  const found = mediaTypes.get((await recognise(head)) ?? "") ?? null;
  if (found?.mediaType === "image/bmp" && !looksLikeBmp(head)) return null;
  return found;
}

async function recognise(head: Buffer): Promise<string | undefined> {
  // Cut off within its first chunk it is still a PNG, and is better called cut short than unknown.
  if (head.subarray(0, pngSignature.length).equals(pngSignature)) return "image/png";
  try {
    return (await fileTypeFromBuffer(head))?.mime;
  } catch {
    // The recogniser gives up on bytes made to confuse it: then the type is not known, which is the answer.
    return undefined;
  }
}

/** Extensions of text formats, which no bytes give away. */
const textExtensions = [
  "txt",
  "md",
  "csv",
  "htm",
  "html",
  "mhtml",
  "svg",
  "json",
  "xml",
  "js",
  "bat",
  "cmd",
  "ps1",
  "sh",
];

/** Does the name's extension say another type than the bytes? A name without a known extension says nothing. */
export function isRenamed(name: string, { extensions }: MediaType): boolean {
  const said = extensionOf(name);
  if (extensions.includes(said)) return false;
  const known = [...mediaTypes.values()].some((other) => other.extensions.includes(said));
  return known || supportedExtensions.has(said) || textExtensions.includes(said);
}
