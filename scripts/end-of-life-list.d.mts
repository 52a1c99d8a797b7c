/** The first thing in a list that the app would not take, with where it stands; null: it would take all of it. */
export function faultOf(list: unknown): string | null;
