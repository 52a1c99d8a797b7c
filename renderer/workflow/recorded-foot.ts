/** Under every form of a case. */
export const recordedFoot = "Recorded in the log under your name. A correction is a new entry.";
