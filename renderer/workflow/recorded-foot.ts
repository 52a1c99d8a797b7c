/** Under every form of a case. */
export const recordedFoot = "Recorded in the log under your name. You can correct it later; the first version stays.";
