import { expect, it } from "vitest";
import { ownMember } from "../../main/model/own-member.ts";

it.each(["constructor", "toString", "__proto__", "hasOwnProperty"])(
  "says nothing of %s where nobody said anything",
  (name) => {
    expect(ownMember({}, name)).toBeUndefined();
    expect(ownMember({ parks: 1 }, name)).toBeUndefined();
    expect(ownMember({ [name]: 1 }, name)).toBe(1);
  },
);
