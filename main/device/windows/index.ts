/** Windows 10 and 11, and servers of the same builds. [A-6.h.iii] */

import type { AnyProbe } from "../probe.ts";
import { automaticUpdatesProbe } from "./automatic-updates.ts";
import { browsersProbe } from "./browsers.ts";
import { encryptionProbe } from "./encryption.ts";
import { firewallProbe } from "./firewall.ts";
import { malwareProbe } from "./malware.ts";
import { screenLockProbe } from "./screen-lock.ts";
import { systemProbe } from "./system.ts";
import { updatesProbe } from "./updates.ts";

export const windowsProbes: readonly AnyProbe[] = [
  systemProbe,
  updatesProbe,
  automaticUpdatesProbe,
  malwareProbe,
  browsersProbe,
  firewallProbe,
  encryptionProbe,
  screenLockProbe,
];
