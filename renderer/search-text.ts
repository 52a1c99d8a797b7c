/** Texts as lists are searched: by whatever is typed, over what main has sent. */

/** Lower case, without accents, so that “Bibliothèque” is found by “bibliotheque”. */
export function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
