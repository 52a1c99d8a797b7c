import { describe, expect, it } from "vitest";
import type { PolicyPack } from "../../../main/model/policy-pack.ts";
import {
  emailFault,
  peopleSentence,
  postingBefore,
  postingNow,
  seatTitle,
  selfDesignation,
} from "../../../renderer/people/people-words.ts";
import { personRow, personView, posting } from "./rows.ts";

const pack = {
  roles: [
    { id: "coordinator", title: "Social Media Coordinator" },
    { id: "director", title: "Department Director" },
  ],
};

describe("words for people", () => {
  it("says how many there are, how many may post, and what is missing", () => {
    const rows = [
      personRow({ id: "a", accounts: 2 }),
      personRow({ id: "b" }),
      personRow({ id: "c", left: "2026-01-01" }),
    ];
    const asked = { signature: true, forwarding: true };
    expect(peopleSentence(rows, asked)).toBe("2 people here, 1 of whom may post. 1 signature is missing.");
    expect(peopleSentence([], asked)).toBe("Who posts, who decides, and who has signed.");
    expect(peopleSentence(rows, { ...asked, signature: false })).toBe("2 people here, 1 of whom may post.");
  });

  it("[A-6.b.i] puts two roles on one account together, and keeps what has ended apart", () => {
    const view = personView({
      accounts: [
        posting("parks", {}),
        posting("parks", { role: "director" }),
        posting("trails", { to: "2026-03-01", because: "moved" }),
        posting("library", { to: "2026-02-01" }),
        posting("library", { from: "2026-04-01" }),
      ],
    });
    expect(postingNow(view).map(({ id, users }) => [id, users.length])).toEqual([
      ["parks", 2],
      ["library", 1],
    ]);
    expect(postingBefore(view).map(({ id }) => id)).toEqual(["trails"]);
  });

  it("refuses what is no e-mail address", () => {
    for (const typed of ["dana", "dana@", "@sample.invalid", "a b@sample.invalid", "dana@sample"]) {
      expect(emailFault(typed), typed).not.toBeNull();
    }
    expect(emailFault(" dana@sample.invalid ")).toBeNull();
  });
});

describe("places in a department", () => {
  it("[A-5.a.ii] go by the titles of the policy, and by plain words where it knows no designation", () => {
    const designation = { role: "coordinator", by: "director", clauses: [] };
    const titles = { ...pack, register: { designation } } as unknown as PolicyPack;
    expect(seatTitle(titles, "coordinator")).toBe("Social Media Coordinator");
    expect(seatTitle(titles, "director")).toBe("Department Director");
    const none = { ...pack, register: { designation: null } } as unknown as PolicyPack;
    expect(seatTitle(none, "director")).toBe("Director");
  });

  it("[A-5.a.ii] point out who designates themselves", () => {
    const me = "Alex Sample";
    expect(selfDesignation("", { me, chosen: undefined, director: null })).toBeNull();
    expect(selfDesignation("Kim Sample", { me, chosen: "Lou Sample", director: null })).toBeNull();
    expect(selfDesignation(me, { me, chosen: me, director: null })).toBe("You name yourself.");
    expect(selfDesignation("Kim Sample", { me, chosen: "Kim Sample", director: "Kim Sample" })).toBe(
      "Kim Sample is named by Kim Sample.",
    );
    expect(selfDesignation(me, { me, chosen: "Lou Sample", director: null })).toMatch(/^You name yourself as/);
    expect(selfDesignation(me, { me, chosen: "Lou Sample", director: me })).toBeNull();
  });
});
