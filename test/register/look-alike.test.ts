import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { skeleton } from "../../main/register/look-alike.ts";

describe("a handle looks like another one", () => {
  it.each([
    ["@sample_parks", "sample.parks"],
    ["sampleparks", "Sample-Parks"],
    ["sample_parks", "samp1e_parks"],
    ["sample_parks", "sampIe_parks"],
    ["town_hall", "t0wn_haII"],
    ["harbormaster", "harborrnaster"],
    ["waterworks", "vvatervvorks"],
    ["sample_parks", "sаmplе_раrks"],
    ["TOWNHALL", "ΤΟWΝНАLL"],
    ["townhall", "тownhall"],
    ["sample_parks", "sámple_pärks"],
    ["sample_parks", "ｓａｍｐｌｅ＿ｐａｒｋｓ"],
    ["sample_parks", "sam\u200bple_parks"],
    ["sample parks", "sample–parks"],
    ["𝐬𝐚𝐦𝐩𝐥𝐞", "sample"],
  ])("%s and %s", (one, other) => {
    expect(skeleton(other)).toBe(skeleton(one));
  });

  it.each([
    ["sample_parks", "sample_pools"],
    ["sample_parks", "sample_park"],
    ["sample_parks2", "sample_parks3"],
    ["公园", "公务"],
    ["парки", "порты"],
  ])("%s and %s do not", (one, other) => {
    expect(skeleton(other)).not.toBe(skeleton(one));
  });

  it("is the same for what differs in case, in a leading @ or in separators only", () => {
    const handle = fc.string({
      unit: fc.constantFrom(..."abcdefhijklmnopqrtvwxyzABEGHIKLMNPRTW0123456789"),
      minLength: 1,
    });
    const separator = fc.constantFrom("_", ".", "-", " ");
    fc.assert(
      fc.property(handle, fc.array(separator, { maxLength: 5 }), (text, separators) => {
        const parted = [...text].map((letter, at) => `${letter}${separators[at] ?? ""}`).join("");
        return skeleton(`@${parted.toUpperCase()}`) === skeleton(text.toLowerCase());
      }),
    );
  });
});
