import { describe, it } from "vitest";
import { tryLong } from "./long-answers.ts";

describe("answers of a hundred kilobytes that are one thing over and over", () => {
  it.each(["windows", "macos", "linux"] as const)(
    "[A-6.h.iii] keep no parser of %s busy, whichever source they come from",
    (family) => tryLong(family, 100_000),
  );
});
