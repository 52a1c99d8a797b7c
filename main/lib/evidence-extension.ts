/** What a sealed file is called in a package: its hash, and the extension by which a person's computer knows how to open it. */
const extensions: ReadonlyMap<string, string> = new Map([
  ["image/png", "png"],
  ["image/jpeg", "jpg"],
  ["image/gif", "gif"],
  ["image/webp", "webp"],
  ["image/avif", "avif"],
  ["image/bmp", "bmp"],
  ["image/heic", "heic"],
  ["image/heif", "heif"],
  ["application/pdf", "pdf"],
  ["video/mp4", "mp4"],
  ["video/quicktime", "mov"],
  ["video/webm", "webm"],
]);

const unknown = "bin";

/** All that there are, each once. */
export const evidenceExtensions: readonly string[] = [...new Set(extensions.values()), unknown];

/** By the sealed file's media type, never by the name that it came with; `bin` for a type that this version does not know. */
export function evidenceExtension(mediaType: string): string {
  return extensions.get(mediaType) ?? unknown;
}
