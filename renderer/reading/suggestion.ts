/** Text that was found in a screenshot, beside what the person has typed: never in its place. */
import type { TrayItem } from "../stores/tray.ts";
import { tidied } from "../tidy-paste.ts";

/** Could there be text in it: a picture that every browser draws, by its name where the window holds no bytes? */
export function isReadable(item: Pick<TrayItem, "name" | "from" | "preview">): boolean {
  if (item.preview !== null) return true;
  const named = /\.(png|jpe?g|gif|webp|bmp)$/i.test(item.name);
  return "source" in item.from ? named : item.from.blob.type.startsWith("image/");
}

/** The found text without what could not be stored; empty when nothing is left of it. */
export function readableText(found: string): string {
  return tidied(found).text.trim();
}

/** What was typed, with the found text below it; the found text alone where nothing was typed. */
export function withFound(typed: string, found: string): string {
  return typed.trim() === "" ? found : `${typed.trimEnd()}\n${found}`;
}
