import type {
  EncryptionReading,
  Read,
  Readings,
  ScreenLockReading,
  SystemReading,
  UpdatesReading,
} from "../model/device/reading.ts";
import { bothBrowsers } from "./both-browsers.ts";
import { bothProtections } from "./both-protections.ts";

/**
 * osquery's answer beside ours: it fills in what we did not find, and where the two contradict each other the worse of them counts. Much of
 * what it says comes from the same witness as ours, so that it never mends a finding, and takes none away.
 * @param answered null: osquery is not installed, or has nothing on this item
 */
export function better(measured: Read, answered: Read | null): Read {
  if (answered === null || "unread" in answered) return measured;
  if ("unread" in measured) return answered;
  const reading = both(measured, answered);
  if (JSON.stringify(reading) === JSON.stringify(measured.reading)) return measured;
  // Both are of one item, and so of one shape.
  return { ...answered, reading } as Read;
}

type Found = Extract<Read, { reading: unknown }>;

function both(mine: Found, theirs: Found): Readings[Read["item"]] {
  if (mine.item === "browsers" && theirs.item === "browsers") return bothBrowsers(mine.reading, theirs.reading);
  if (mine.item === "malware" && theirs.item === "malware") return bothProtections(mine.reading, theirs.reading);
  if (mine.item === "system" && theirs.item === "system") return bothSystems(mine.reading, theirs.reading);
  if (mine.item === "updates" && theirs.item === "updates") return bothUpdates(mine.reading, theirs.reading);
  if (mine.item === "firewall" && theirs.item === "firewall") {
    return theirs.reading.on === false ? { ...theirs.reading } : mine.reading;
  }
  if (mine.item === "encryption" && theirs.item === "encryption") {
    return bothEncryptions(mine.reading, theirs.reading);
  }
  if (mine.item === "screen-lock" && theirs.item === "screen-lock") {
    return bothLocks(mine.reading, theirs.reading);
  }
  return mine.reading;
}

/** Two systems at once: which of them it is can’t be told. What we take for another system than those that are known stays one. */
function bothSystems(mine: SystemReading, theirs: SystemReading): SystemReading {
  if (mine.product === null || theirs.product === null) return mine;
  const isOther = mine.cycle !== null && theirs.cycle !== null && mine.cycle !== theirs.cycle;
  if (mine.product !== theirs.product || isOther) return { ...mine, cycle: null, edition: null };
  return { ...mine, version: mine.version ?? theirs.version };
}

function bothUpdates(mine: UpdatesReading, theirs: UpdatesReading): UpdatesReading {
  const days = [mine.installedOn, theirs.installedOn].filter((day) => day !== null).toSorted();
  return { ...mine, installedOn: days[0] ?? null };
}

function bothEncryptions(mine: EncryptionReading, theirs: EncryptionReading): EncryptionReading {
  const worst = (["off", "under-way", "on"] as const).find((state) => [mine.state, theirs.state].includes(state));
  return { state: worst ?? null, by: mine.by || theirs.by };
}

function bothLocks(mine: ScreenLockReading, theirs: ScreenLockReading): ScreenLockReading {
  const locks = [mine.locks, theirs.locks].includes(false) ? false : (mine.locks ?? theirs.locks);
  return { locks, after: mine.after ?? theirs.after };
}
