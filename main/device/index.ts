/** Looks at this workstation: what its operating system, updates, browsers and protection are. Reads only, and changes nothing. [A-6.h.iii] */

export { runningApp } from "./app.ts";
export { type CheckTask, checkDevice } from "./check.ts";
export { checksAside } from "./check-thread.ts";
export type { Around } from "./probe.ts";
export { workstation } from "./workstation.ts";
