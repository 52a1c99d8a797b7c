import { describe, it } from "vitest";
import { tryLong } from "./long-answers.ts";

/** As much as a program may write; the daily tests try a tenth of it. */
describe("answers of a megabyte that are one thing over and over", () => {
  it.each(["windows", "macos", "linux"] as const)(
    "[A-6.h.iii] keep no parser of %s busy, whichever source they come from",
    (family) => tryLong(family, 1_048_576),
  );
});
