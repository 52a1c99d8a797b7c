import type { MalwareReading, Protection } from "../model/device/reading.ts";

/**
 * By their names; those that only one of the two has seen are there, too. Windows Security is the witness of both, so that osquery’s answer
 * can make a protection worse, but what did not hold together stays unknown.
 */
export function bothProtections(mine: MalwareReading, theirs: MalwareReading): MalwareReading {
  const answered = new Map(theirs.protections.map((one) => [keyOf(one), one]));
  const measured = new Set(mine.protections.map(keyOf));
  const both = mine.protections.map((one) => worse(one, answered.get(keyOf(one)) ?? null));
  return { protections: [...both, ...theirs.protections.filter((one) => !measured.has(keyOf(one)))] };
}

function keyOf({ name }: Protection): string {
  return name.toLowerCase();
}

function worse(mine: Protection, theirs: Protection | null): Protection {
  if (theirs === null) return mine;
  // Signatures of which the day is known are not made current by a word about them.
  const current = mine.current ?? (mine.signaturesOn === null ? theirs.current : null);
  return {
    ...mine,
    on: theirs.on === false ? false : mine.on,
    realTime: theirs.realTime === false ? false : mine.realTime,
    current: theirs.current === false ? false : current,
    version: mine.version ?? theirs.version,
  };
}
